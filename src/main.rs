//! The command line.

use std::io::Read as _;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let result = subraya::analyze(&text, &subraya::Options::default())?;
    println!("{}", serde_json::to_string(&result)?);
    Ok(())
}
