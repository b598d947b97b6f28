//! What a release of the crate needs: a whole package, and the oldest Rust that its manifest names.

use serde::Deserialize;

use crate::workspace::{Outcome, Workspace, has_program, metadata, output, output_whatever_happens, run};

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    rust_version: Option<String>,
}

/// What the crate's package has besides its sources; the first is cargo's own.
const PACKED: [&str; 8] = [
    ".cargo_vcs_info.json",
    "CHANGELOG.md",
    "Cargo.lock",
    "Cargo.toml",
    "Cargo.toml.orig",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
];

/// Checks that the package holds what the crate is built from and no more, and builds the library from it.
pub fn check_package(workspace: &Workspace) -> Outcome {
    let listed = output(&mut workspace.cargo(&["package", "--package", "subraya", "--list", "--allow-dirty", "--quiet"]))?;
    let is_source = |file: &str| file.starts_with("src/") || file.starts_with("build/") || file == "benches/analysis.rs";
    let strange: Vec<&str> = listed.lines().filter(|file| !is_source(file) && !PACKED.contains(file)).collect();
    if !strange.is_empty() {
        return Err(format!("The package holds what nobody needs: {}.", strange.join(", ")));
    }
    // Built from what is packed; what the command line has besides lies in `src`, too.
    run(&mut workspace.cargo(&["package", "--package", "subraya", "--allow-dirty", "--quiet", "--no-default-features"]))
}

/// Checks library and command line with the Rust of `rust-version`, which rustup brings where it is missing. What builds and tests them
/// may want a newer one.
pub fn check_oldest_rust(workspace: &Workspace) -> Outcome {
    if !has_program("rustup") {
        return Err("rustup is missing, and with it the way to another Rust than this machine's.".to_owned());
    }
    let version = version()?;
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
fn version() -> Outcome<String> {
    let found: Metadata = metadata()?;
    let package = found.packages.into_iter().find(|package| package.name == "subraya");
    package.and_then(|package| package.rust_version).ok_or_else(|| "Cargo.toml states no rust-version.".to_owned())
}
