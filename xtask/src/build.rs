//! Builds `www/pkg`: the engine for the browser (`subraya.js`, `subraya_bg.wasm`, `subraya.d.ts`), and by `page.rs` the rest.
//!
//! The library is compiled as a `cdylib` from here alone: beside `rlib` in the manifest it would switch link-time
//! optimisation off. Paths of the machine are mapped away, so that two builds of one commit are byte for byte the same.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use wasm_bindgen_cli_support::Bindgen;

use crate::page;
use crate::workspace::{Outcome, WASM_TARGET, Workspace, has_program, output, run};

/// What the page fetches to start the engine.
pub const ENGINE_FILES: [&str; 2] = ["subraya_bg.wasm", "subraya.js"];

/// How many bytes the engine and its glue may take over the wire, compressed with brotli: what both packs take today
/// and a little more, so that growth is seen. The aim is 120 kB for two languages.
pub const BUDGET: usize = 392_000;

/// Builds the engine into `www/pkg`, and what else the page needs there.
pub fn build(workspace: &Workspace) -> Outcome {
    let compiled = engine(workspace)?;
    generate_carried(workspace, &compiled)?;
    page::complete(workspace)
}

/// Builds the engine into `www/pkg` and says where its compiled bytes are.
pub fn engine(workspace: &Workspace) -> Outcome<PathBuf> {
    add_target(workspace)?;
    let arguments = [
        "rustc",
        "--quiet",
        "--lib",
        "--crate-type",
        "cdylib",
        "--profile",
        "wasm",
        "--target",
        WASM_TARGET,
        "--no-default-features",
    ];
    let mut command = workspace.cargo(&arguments);
    command.env("CARGO_ENCODED_RUSTFLAGS", rust_flags(workspace)?).env("CARGO_TARGET_DIR", &workspace.target);
    run(&mut command)?;
    let compiled = workspace.target.join(WASM_TARGET).join("wasm").join("subraya.wasm");
    let problem = |error| format!("wasm-bindgen: {error:#}");
    let mut bindgen = bindgen();
    bindgen.input_path(&compiled).typescript(true).omit_default_module_path(false);
    bindgen.web(true).map_err(problem)?;
    // Whoever has met a trap can have another engine in the place of the one that is past use.
    bindgen.reset_state_function(true);
    bindgen.generate(package_folder(workspace)).map_err(problem)?;
    Ok(compiled)
}

/// The engine once more, for the bookmark that carries it: its glue knows of no files, and it uses nothing that can't be
/// translated to JavaScript.
fn generate_carried(workspace: &Workspace, compiled: &Path) -> Outcome {
    let bytes = fs::read(compiled).map_err(|error| format!("{}: {error}", compiled.display()))?;
    let problem = |error| format!("wasm-bindgen: {error:#}");
    let mut bindgen = bindgen();
    bindgen.input_bytes("subraya", plainer(bytes)).typescript(false);
    bindgen.bundler(true).map_err(problem)?;
    bindgen.generate(carried_folder(workspace)).map_err(problem)
}

fn bindgen() -> Bindgen {
    let mut bindgen = Bindgen::new();
    // Names and tool versions are a tenth of the bytes over the wire; the browser needs neither.
    bindgen.out_name("subraya").remove_name_section(true).remove_producers_section(true);
    bindgen
}

/// Takes back in the compiled engine's list of features that it may use tables of JavaScript's objects and functions with
/// several results. The compiler used neither; it is by this list that wasm-bindgen does.
fn plainer(mut bytes: Vec<u8>) -> Vec<u8> {
    for used in [&b"+\x0freference-types"[..], b"+\x0amultivalue"] {
        if let Some(at) = bytes.windows(used.len()).position(|window| window == used) {
            bytes[at] = b'-';
        }
    }
    bytes
}

/// Where the engine is put for the bookmark that carries it.
pub fn carried_folder(workspace: &Workspace) -> PathBuf {
    workspace.target.join("carried")
}

/// The folder that the page loads the engine from.
pub fn package_folder(workspace: &Workspace) -> PathBuf {
    workspace.path("www/pkg")
}

/// Prints the sizes of the built engine and gives back what it takes over the wire.
pub fn print_sizes(workspace: &Workspace) -> Outcome<usize> {
    let mut total = (0, 0);
    println!("{:24} {:>10} {:>10}", "bytes", "raw", "brotli");
    for name in ENGINE_FILES {
        let path = package_folder(workspace).join(name);
        let bytes = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let compressed = brotli_size(&bytes)?;
        println!("{name:24} {:>10} {compressed:>10}", bytes.len());
        total = (total.0 + bytes.len(), total.1 + compressed);
    }
    println!("{:24} {:>10} {:>10}", "together", total.0, total.1);
    Ok(total.1)
}

/// What bytes take over the wire.
pub fn brotli_size(bytes: &[u8]) -> Outcome<usize> {
    Ok(brotli(bytes)?.len())
}

/// Bytes as they go over the wire.
pub fn brotli(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let params = ::brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    let mut compressed = Vec::new();
    ::brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &params).map_err(|error| format!("brotli: {error}"))?;
    Ok(compressed)
}

/// The flags that keep this machine's paths out of the compiled engine; later prefixes win over earlier ones.
fn rust_flags(workspace: &Workspace) -> Outcome<String> {
    let sysroot = output(&mut workspace.command("rustc", &["--print", "sysroot"]))?;
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")));
    let prefixes = [(home, "/cargo"), (Some(PathBuf::from(sysroot.trim())), "/rust"), (Some(workspace.root.clone()), "/subraya")];
    let mut flags: Vec<String> =
        env::var("RUSTFLAGS").iter().flat_map(|flags| flags.split_whitespace()).map(str::to_owned).collect();
    for (folder, name) in prefixes {
        if let Some(folder) = folder {
            flags.push(format!("--remap-path-prefix={}={name}", folder.display()));
        }
    }
    // The generated tables are included from the target folder, which may lie anywhere.
    flags.push(format!("--remap-path-prefix={}=/target", workspace.target.display()));
    Ok(flags.join("\u{1f}"))
}

/// Adds the standard library for the browser, where rustup has not got it yet.
pub fn add_target(workspace: &Workspace) -> Outcome {
    let sysroot = output(&mut workspace.command("rustc", &["--print", "sysroot"]))?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(WASM_TARGET).is_dir() {
        return Ok(());
    }
    if !has_program("rustup") {
        return Err(format!("Rust's standard library for {WASM_TARGET} is missing, and there is no rustup to add it."));
    }
    run(&mut workspace.command("rustup", &["target", "add", WASM_TARGET]))
}
