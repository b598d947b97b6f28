//! How far a run has come, kept beside its output, so that one that was interrupted can be gone on with.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// A place in the inputs: what stands before it is done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// How many inputs have been begun.
    pub inputs: u64,
    /// A sum of their names (FNV-1a), by which inputs that are others now are noticed.
    pub names: u64,
    /// How many lines of the last of them are done, where it is read by lines.
    pub lines: u64,
}

impl Place {
    /// Goes on to an input.
    pub fn begin(&mut self, name: &str) {
        self.inputs += 1;
        self.lines = 0;
        for byte in name.bytes().chain([0]) {
            self.names = (self.names ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

/// What the file beside the output holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    /// All that the rows depend on besides the inputs.
    pub settings: String,
    /// What is done.
    pub place: Place,
    /// How many bytes of the output hold it.
    pub bytes: u64,
    /// How many documents have been read, those that could not be among them.
    pub documents: u64,
    /// How many of them could not be read.
    pub failed: u64,
}

/// The name of the file beside an output.
pub fn path(output: &Path) -> PathBuf {
    let mut name = output.as_os_str().to_owned();
    name.push(".resume");
    name.into()
}

impl State {
    /// What an earlier run left; `None` where it left nothing, since it came to its end.
    pub fn read(path: &Path) -> io::Result<Option<Self>> {
        match fs::read(path) {
            Ok(bytes) => Ok(Some(serde_json::from_slice(&bytes)?)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Keeps it; whoever reads finds the whole of this or of what was there before.
    pub fn write(&self, path: &Path) -> io::Result<()> {
        let begun = path.with_extension("resume-new");
        fs::write(&begun, serde_json::to_vec(self)?)?;
        fs::rename(begun, path)
    }
}
