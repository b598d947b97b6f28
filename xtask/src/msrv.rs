//! The oldest Rust that builds the crate, as `rust-version` in its manifest says: the library alone, and the command line.
//!
//! What builds and tests them (this tool, the benches) may want a newer one.

use serde::Deserialize;

use crate::workspace::{Outcome, Workspace, has_program, output, output_whatever_happens, run};

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    rust_version: Option<String>,
}

/// Checks both with that Rust, which rustup brings where it is missing.
pub fn check(workspace: &Workspace) -> Outcome {
    if !has_program("rustup") {
        return Err("rustup is missing, and with it the way to another Rust than this machine's.".to_owned());
    }
    let version = version(workspace)?;
    if !output_whatever_happens(&mut workspace.command("rustup", &["run", &version, "rustc", "--version"]))?.starts_with("rustc")
    {
        let install = ["toolchain", "install", &version, "--profile", "minimal", "--no-self-update"];
        run(&mut workspace.command("rustup", &install))?;
    }
    for what in [["--lib", "--no-default-features"], ["--lib", "--bins"]] {
        println!("Rust {version}: cargo check {}", what.join(" "));
        let mut command = workspace.command("rustup", &["run", &version, "cargo", "check", "--quiet", "--locked"]);
        // Beside what this machine's own Rust has built, so that neither throws the other's away; and no variable names that Rust.
        command.args(["--package", "subraya"]).args(what).env("CARGO_TARGET_DIR", workspace.target.join("msrv"));
        run(command.env_remove("CARGO").env_remove("RUSTC").env_remove("RUSTUP_TOOLCHAIN"))?;
    }
    Ok(())
}

/// What the manifest says.
fn version(workspace: &Workspace) -> Outcome<String> {
    let json = output(&mut workspace.cargo(&["metadata", "--no-deps", "--format-version", "1"]))?;
    let found: Metadata =
        serde_json::from_str(&json).map_err(|error| format!("cargo metadata says what can't be read: {error}"))?;
    let package = found.packages.into_iter().find(|package| package.name == "subraya");
    package.and_then(|package| package.rust_version).ok_or_else(|| "Cargo.toml states no rust-version.".to_owned())
}
