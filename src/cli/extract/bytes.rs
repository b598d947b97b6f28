//! A file's bytes, decompressed as they come, of which no more is held than a document may have.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

use super::inputs::Input;

/// How much is read from a file at a time.
const BUFFER: usize = 1 << 16;

/// Opens an input and counts what is read of it. Whether it is compressed is told by how it begins, whatever its name.
pub fn open(input: &Input, read: &Arc<AtomicU64>) -> io::Result<Box<dyn BufRead + Send>> {
    let Some(path) = &input.path else { return decompressed(Box::new(BufReader::with_capacity(BUFFER, io::stdin()))) };
    let file = File::open(path)?;
    decompressed(Box::new(BufReader::with_capacity(BUFFER, Counted { file, read: Arc::clone(read) })))
}

/// A file of which is told how much has been read.
struct Counted {
    file: File,
    read: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        self.read.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

fn decompressed(mut raw: Box<dyn BufRead + Send>) -> io::Result<Box<dyn BufRead + Send>> {
    let mut begins = Vec::new();
    raw.by_ref().take(4).read_to_end(&mut begins)?;
    let gzip = begins.starts_with(&[0x1f, 0x8b]);
    // A frame, or one that is to be skipped, as those have that were compressed in parallel.
    let zstd = matches!(begins[..], [0x28, 0xb5, 0x2f, 0xfd] | [0x50..=0x5f, 0x2a, 0x4d, 0x18]);
    let whole = io::Cursor::new(begins).chain(raw);
    Ok(if gzip {
        Box::new(BufReader::with_capacity(BUFFER, MultiGzDecoder::new(whole)))
    } else if zstd {
        Box::new(BufReader::with_capacity(BUFFER, Frames { rest: whole, decoder: FrameDecoder::new(), begun: false }))
    } else {
        Box::new(whole)
    })
}

/// Zstandard's frames, one after the other: the decoder reads one alone.
struct Frames<R> {
    rest: R,
    decoder: FrameDecoder,
    /// Whether the decoder is in the midst of a frame.
    begun: bool,
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let damaged = |error: FrameDecoderError| io::Error::new(io::ErrorKind::InvalidData, error.to_string());
        loop {
            if self.begun {
                while self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
                    self.decoder.decode_blocks(&mut self.rest, BlockDecodingStrategy::UptoBlocks(1)).map_err(damaged)?;
                }
                let read = self.decoder.read(buffer)?;
                if read > 0 || buffer.is_empty() {
                    return Ok(read);
                }
                let written = self.decoder.get_checksum_from_data();
                if written.is_some() && written != self.decoder.get_calculated_checksum() {
                    return Err(io::Error::new(io::ErrorKind::InvalidData, "damaged: its checksum is another"));
                }
                self.begun = false;
            }
            if self.rest.fill_buf()?.is_empty() {
                return Ok(0);
            }
            match self.decoder.init(&mut self.rest) {
                Ok(()) => self.begun = true,
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame { length, .. })) => {
                    io::copy(&mut self.rest.by_ref().take(length.into()), &mut io::sink())?;
                }
                Err(error) => return Err(damaged(error)),
            }
        }
    }
}

/// What was read of something that has a longest length.
pub enum Piece {
    /// All of it.
    Whole(Vec<u8>),
    /// It is longer than it may be; nothing of it is held.
    TooLong,
    /// There is no more.
    End,
}

/// Reads all that there is.
pub fn whole(from: &mut dyn BufRead, longest: usize) -> io::Result<Piece> {
    let mut bytes = Vec::new();
    from.take(longest as u64 + 1).read_to_end(&mut bytes)?;
    Ok(if bytes.len() > longest { Piece::TooLong } else { Piece::Whole(bytes) })
}

/// Reads a line; one that is too long is passed over to its end.
pub fn line(from: &mut dyn BufRead, longest: usize) -> io::Result<Piece> {
    let mut bytes = Vec::new();
    from.take(longest as u64 + 1).read_until(b'\n', &mut bytes)?;
    if bytes.is_empty() {
        return Ok(Piece::End);
    }
    if bytes.last() == Some(&b'\n') {
        bytes.pop();
    } else if bytes.len() > longest {
        drop(bytes);
        from.skip_until(b'\n')?;
        return Ok(Piece::TooLong);
    }
    Ok(Piece::Whole(bytes))
}
