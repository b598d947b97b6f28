//! The documents of all inputs, one after the other, in batches of so many bytes.

use std::fs;
use std::io::{self, BufRead};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::bytes::{Piece, line, open, whole};
use super::inputs::{Found, Input, Kind, inputs, is_own};
use super::state::Place;

/// A document as it was read, or a sentence about why it could not be.
pub struct Document {
    /// How rows and messages call it.
    pub name: String,
    /// What the bytes hold.
    pub kind: Kind,
    /// Its bytes.
    pub bytes: Result<Vec<u8>, String>,
}

/// Documents that are analysed at the same time.
#[derive(Default)]
pub struct Batch {
    /// The documents, in order.
    pub documents: Vec<Document>,
    /// How far the inputs have been read when this batch has been written.
    pub place: Place,
}

/// What reads.
pub struct Reader {
    inputs: Box<dyn Iterator<Item = Found> + Send>,
    open: Option<(Input, Box<dyn BufRead + Send>)>,
    place: Place,
    longest: usize,
    own: Vec<PathBuf>,
    /// How many bytes of files have been read, before they are decompressed.
    pub read: Arc<AtomicU64>,
    /// How many files of folders were left out for their names.
    pub left_out: usize,
}

/// What a document counts for besides its bytes: what is empty, or can't be read, takes memory too.
const EACH: usize = 256;

/// What some programs write at the beginning of a text in UTF-8.
const BYTE_ORDER_MARK: &[u8] = &[0xef, 0xbb, 0xbf];

impl Reader {
    /// A reader of these paths; `longest` is how many bytes a document may have, `own` the files that this run writes.
    pub fn new(paths: Vec<String>, forced: Option<Kind>, own: Vec<PathBuf>, longest: usize) -> Self {
        let inputs = Box::new(inputs(paths, forced, own.clone()));
        Self { inputs, open: None, place: Place::default(), longest, own, read: Arc::default(), left_out: 0 }
    }

    /// Passes over what an earlier run has done; an error where the inputs are others now.
    pub fn go_to(&mut self, place: &Place) -> Result<(), String> {
        let mut last = None;
        while self.place.inputs < place.inputs
            && let Some(found) = self.inputs.next()
        {
            match found {
                Ok(None) => self.left_out += 1,
                Ok(Some(input)) => {
                    self.place.begin(&input.name);
                    // The file that the run stood in is counted as it is read.
                    if self.place.inputs < place.inputs || input.kind != Kind::Jsonl {
                        let bytes = input.path.as_ref().and_then(|path| fs::metadata(path).ok()).map_or(0, |file| file.len());
                        self.read.fetch_add(bytes, Ordering::Relaxed);
                    }
                    last = Some(input);
                }
                Err(sentence) => self.place.begin(&sentence),
            }
        }
        if let Some(input) = last
            && input.kind == Kind::Jsonl
            && place.lines > 0
            && let Ok(mut from) = open(&input, &self.read)
        {
            let mut broken = false;
            while self.place.lines < place.lines && !broken {
                match line(&mut *from, self.longest) {
                    Ok(Piece::End) => break,
                    Ok(_) => {}
                    Err(_) => broken = true,
                }
                self.place.lines += 1;
            }
            self.open = (!broken).then_some((input, from));
        }
        if self.place == *place { Ok(()) } else { Err("the inputs are not those of the run that was interrupted".to_owned()) }
    }

    /// Documents of about so many bytes; none where there are no more.
    pub fn batch(&mut self, bytes: usize) -> Option<Batch> {
        let mut documents = Vec::new();
        let mut taken = 0;
        while taken < bytes
            && let Some(document) = self.document()
        {
            taken += EACH + document.bytes.as_ref().map_or(0, Vec::len);
            documents.push(document);
        }
        (!documents.is_empty()).then_some(Batch { documents, place: self.place })
    }

    fn document(&mut self) -> Option<Document> {
        loop {
            let Some((input, from)) = &mut self.open else {
                let document = match self.inputs.next()? {
                    Ok(Some(input)) => self.begin(input),
                    Ok(None) => {
                        self.left_out += 1;
                        None
                    }
                    Err(sentence) => {
                        self.place.begin(&sentence);
                        Some(Document { name: String::new(), kind: Kind::Text, bytes: Err(sentence) })
                    }
                };
                if document.is_some() {
                    return document;
                }
                continue;
            };
            let read = line(&mut **from, self.longest);
            if matches!(read, Ok(Piece::End)) {
                self.open = None;
                continue;
            }
            self.place.lines += 1;
            let name = format!("{}:{}", input.name, self.place.lines);
            let broken = read.is_err();
            let mut bytes = self.held(read);
            if broken {
                self.open = None;
            }
            if let Ok(bytes) = &mut bytes {
                if self.place.lines == 1 && bytes.starts_with(BYTE_ORDER_MARK) {
                    bytes.drain(..BYTE_ORDER_MARK.len());
                }
                if bytes.trim_ascii().is_empty() {
                    continue;
                }
            }
            return Some(Document { name, kind: Kind::Jsonl, bytes });
        }
    }

    /// Begins with an input: gives its document, or opens it where it holds several.
    fn begin(&mut self, input: Input) -> Option<Document> {
        self.place.begin(&input.name);
        let refused = |reason: String| Some(Document { name: input.name.clone(), kind: input.kind, bytes: Err(reason) });
        if input.path.as_ref().is_some_and(|path| is_own(path, &self.own)) {
            return refused("it is the file that is being written".to_owned());
        }
        match open(&input, &self.read) {
            Err(error) => refused(error.to_string()),
            Ok(from) if input.kind == Kind::Jsonl => {
                self.open = Some((input, from));
                None
            }
            Ok(mut from) => {
                let bytes = self.held(whole(&mut *from, self.longest));
                Some(Document { name: input.name, kind: input.kind, bytes })
            }
        }
    }

    fn held(&self, read: io::Result<Piece>) -> Result<Vec<u8>, String> {
        match read {
            Ok(Piece::Whole(bytes)) => Ok(bytes),
            Ok(Piece::End) => Ok(Vec::new()),
            Ok(Piece::TooLong) => Err(format!("longer than {} MiB; `--longest` lets more pass", self.longest >> 20)),
            Err(error) => Err(error.to_string()),
        }
    }
}
