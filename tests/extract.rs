//! `subraya extract` as its users meet it: real files in folders of their own, through the same command line.
#![cfg(feature = "archive")]

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

const SPANISH: &str = "Kiev asegura que unos 3.000 soldados norcoreanos murieron, según la ONU.";
const ENGLISH: &str = "Seoul says that some 500 North Korean advisers work in Syria.";

/// An empty folder of a test's own.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("extract-{name}"));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("the folder is made");
        Self(path)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("it is in the folder")).expect("the folder is made");
        fs::write(path, bytes).expect("the file is written");
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("the file is there")
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_subraya"));
        command.arg("extract").args(arguments).current_dir(&self.0).stdin(Stdio::null());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("the command runs")
    }

    /// What it prints where all goes well.
    #[track_caller]
    fn printed(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert_eq!(complaint(&output), "");
        assert_eq!(output.status.code(), Some(0));
        String::from_utf8(output.stdout).expect("it prints text")
    }

    /// The rows that it prints where all goes well.
    #[track_caller]
    fn rows(&self, arguments: &[&str]) -> Vec<Value> {
        parsed(&self.printed(arguments))
    }
}

fn parsed(lines: &str) -> Vec<Value> {
    lines.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect()
}

fn complaint(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The documents of these rows, each once.
fn documents(rows: &[Value]) -> Vec<&str> {
    let mut names: Vec<&str> = rows.iter().map(|row| row["document"].as_str().expect("a name")).collect();
    names.dedup();
    names
}

fn gzip(bytes: impl AsRef<[u8]>) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes.as_ref()).expect("it is compressed");
    encoder.finish().expect("it is compressed")
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

fn line(text: &str) -> String {
    json!({ "text": text }).to_string() + "\n"
}

/// Lines of short texts that are long for what stands beside the text, so that few of them make a batch.
fn padded(lines: usize) -> String {
    let padding = "x".repeat(64 << 10);
    (0..lines)
        .map(|number| json!({ "text": format!("Murieron {} soldados rusos.", number + 2), "p": padding }).to_string() + "\n")
        .collect()
}

#[test]
fn every_kind_of_file_gives_the_rows_of_its_text() {
    let folder = Folder::new("kinds");
    let article = format!("<p>{SPANISH}</p>").repeat(12);
    let page = format!("<title>Noticia</title><nav>Portada</nav><article><h1>Noticia</h1>{article}</article>");
    folder.write("in/a.txt", SPANISH);
    folder.write("in/b.txt.gz", gzip(SPANISH));
    // Two frames, with one before each that is to be skipped.
    let skipped = [0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3].to_vec();
    let frames = [skipped.clone(), zstd(&SPANISH.as_bytes()[..30]), skipped, zstd(&SPANISH.as_bytes()[30..])];
    folder.write("in/c.txt.zst", frames.concat());
    folder.write("in/d.jsonl", [line(SPANISH), "\n".to_owned(), line(ENGLISH)].concat());
    folder.write("in/e.ndjson.gz", [gzip(line(SPANISH)), gzip(line(ENGLISH))].concat());
    folder.write("in/f/g.html", &page);
    folder.write("in/h.txt", zstd(SPANISH.as_bytes()));
    let rows = folder.rows(&["in"]);
    assert_eq!(
        documents(&rows),
        [
            "in/a.txt",
            "in/b.txt.gz",
            "in/c.txt.zst",
            "in/d.jsonl:1",
            "in/d.jsonl:3",
            "in/e.ndjson.gz:1",
            "in/e.ndjson.gz:2",
            "in/f/g.html",
            "in/h.txt"
        ]
    );
    let of = |name: &str| -> Vec<Value> {
        let mut own: Vec<Value> = rows.iter().filter(|row| row["document"] == name).cloned().collect();
        for row in &mut own {
            row["document"] = Value::Null;
        }
        own
    };
    let whole = of("in/a.txt");
    assert!(whole.iter().any(|row| row["row"] == "figure" && row["speaker"] == "Kiev"), "{whole:?}");
    for name in ["in/b.txt.gz", "in/c.txt.zst", "in/d.jsonl:1", "in/e.ndjson.gz:1", "in/h.txt"] {
        assert_eq!(of(name), whole, "{name}");
    }
    assert_eq!(of("in/d.jsonl:3")[0]["language"], "en");
    let figures = of("in/f/g.html").iter().filter(|row| row["row"] == "figure").count();
    assert_eq!(figures, 12);
    assert!(!of("in/f/g.html").iter().any(|row| row["text"] == "Portada"));
}

#[test]
fn rows_are_those_of_the_library() {
    let folder = Folder::new("library");
    folder.write("a.txt", SPANISH);
    let analysis = subraya::analyze(SPANISH, &subraya::Options::default()).expect("nothing to refuse");
    let library = subraya::rows::rows("a.txt", SPANISH, &analysis, subraya::OffsetUnit::Chars);
    assert_eq!(folder.rows(&["a.txt"]), parsed(&library.iter().map(|row| json!(row).to_string() + "\n").collect::<String>()));
    let bytes = folder.rows(&["--offsets", "utf8", "a.txt"]);
    assert_eq!(
        bytes[0]["text"],
        SPANISH[bytes[0]["start"].as_u64().expect("an offset") as usize..][..bytes[0]["text"].as_str().map_or(0, str::len)]
    );
}

#[test]
fn the_text_field_and_the_name_may_stand_inside() {
    let folder = Folder::new("fields");
    let nested =
        json!({ "article": { "body": SPANISH, "other": [1, { "body": ENGLISH }] }, "id": 7, "meta.url": "https://a.example/1" });
    folder.write("a.jsonl", nested.to_string() + "\n");
    assert_eq!(documents(&folder.rows(&["a.jsonl", "--text", "article.body", "--id", "id"])), ["7"]);
    assert_eq!(documents(&folder.rows(&["a.jsonl", "--text", "article.body", "--id", "meta.url"])), ["https://a.example/1"]);
    assert_eq!(documents(&folder.rows(&["a.jsonl", "--text", "article.body"])), ["a.jsonl:1"]);
}

#[test]
fn standard_input_is_what_it_is_said_to_be() {
    let folder = Folder::new("stdin");
    folder.write("a", line(SPANISH));
    let open = || fs::File::open(folder.path("a")).expect("it is there");
    let output = folder.command(&["-", "--kind", "jsonl"]).stdin(open()).output().expect("it runs");
    assert_eq!(documents(&parsed(&String::from_utf8_lossy(&output.stdout))), ["standard input:1"]);
    folder.write("a", gzip(SPANISH));
    let output = folder.command(&["-"]).stdin(open()).output().expect("it runs");
    assert_eq!(documents(&parsed(&String::from_utf8_lossy(&output.stdout))), ["standard input"]);
}

#[test]
fn patterns_folders_and_names() {
    let folder = Folder::new("names");
    for name in ["a/x.txt", "a/b/y.txt", "a/b/z.md", "a/.hidden.txt", "a/.git/t.txt", "a/photo.jpg"] {
        folder.write(name, SPANISH);
    }
    assert_eq!(documents(&folder.rows(&["a/**/*.txt"])), ["a/b/y.txt", "a/x.txt"]);
    assert_eq!(documents(&folder.rows(&["a/photo.jpg", "a/b"])), ["a/photo.jpg", "a/b/y.txt", "a/b/z.md"]);
    let output = folder.run(&["a"]);
    assert_eq!(documents(&parsed(&String::from_utf8_lossy(&output.stdout))), ["a/b/y.txt", "a/b/z.md", "a/x.txt"]);
    assert!(complaint(&output).contains("1 files of folders were left out"), "{}", complaint(&output));
    assert_eq!(output.status.code(), Some(0));
    let output = folder.run(&["a/*.csv", "a/b/y.txt"]);
    assert!(complaint(&output).contains("a/*.csv: no file has such a name"), "{}", complaint(&output));
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn many_threads_write_the_same_bytes_as_one() {
    let folder = Folder::new("order");
    let text = |number: usize| format!("{SPANISH} ").repeat(1 + number * 7 % 40);
    let lines: String = (0..60).map(|number| line(&text(number))).collect();
    folder.write("in/a.jsonl", lines + &padded(40));
    for number in 0..20 {
        folder.write(&format!("in/{number:02}.txt"), text(number));
    }
    for form in ["jsonl", "csv"] {
        let one = folder.printed(&["in", "--to", form, "--jobs", "1"]);
        assert!(one.lines().count() > 500);
        for jobs in ["2", "7"] {
            assert!(folder.printed(&["in", "--to", form, "--jobs", jobs]) == one, "{form} with {jobs}");
        }
    }
}

#[test]
fn a_page_is_read_in_the_encoding_that_it_declares() {
    let folder = Folder::new("encodings");
    let sentence = "El coronel Muñoz dijo que unos 3.000 soldados españoles «cruzarán» el río.";
    let page =
        |head: &str| format!("<html><head>{head}<title>Año nuevo</title><article>{}", format!("<p>{sentence}</p>").repeat(12));
    // What is in the page has the same code in all of them, which is the code point.
    let latin = |page: String| page.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin-1")).collect::<Vec<u8>>();
    let wide = page("").encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let declared = [
        ("a.html", latin(page("<meta charset=iso-8859-1>"))),
        ("b.html", latin(page("<META http-equiv='Content-Type' content='text/html; charset = windows-1252'>"))),
        ("c.html", [vec![0xff, 0xfe], wide].concat()),
        ("d.html", page("<meta charset='iso-8859-1'>").into()),
        ("e.html", [vec![0xef, 0xbb, 0xbf], page("").into()].concat()),
    ];
    for (name, bytes) in &declared {
        folder.write(name, bytes);
        let words: Vec<Value> = folder.rows(&[name]).iter().map(|row| row["text"].clone()).collect();
        assert!(words.contains(&json!("Muñoz")), "{name}: {words:?}");
        assert!(words.contains(&json!("unos 3.000 soldados españoles")), "{name}: {words:?}");
    }
    for head in ["", "<meta charset=utf-8>", "<meta charset=nada>", "<p>charset=latin1</p>"] {
        folder.write("z.html", latin(page(head)));
        let output = folder.run(&["z.html"]);
        assert!(complaint(&output).contains("z.html: not UTF-8 text"), "{head}: {}", complaint(&output));
    }
}

#[test]
fn what_can_t_be_read_is_told_and_passed_over() {
    let folder = Folder::new("bad");
    let deep = format!("{{\"a\":{},\"text\":\"{SPANISH}\"}}\n", "[".repeat(100_000));
    let lines =
        ["{\"text\": \"breaks off\n", &deep, "{\"body\": 1}\n", "{\"text\": 5}\n", "[]\n", "\u{feff}\n", &line(SPANISH)].concat();
    folder.write("a.jsonl", lines);
    folder.write("b.txt", b"no es UTF-8: \xff");
    let whole = gzip(line(SPANISH).repeat(2_000));
    folder.write("c.jsonl.gz", &whole[..whole.len() - 20]);
    folder.write("d.txt.gz", &gzip(SPANISH)[..20]);
    folder.write("e.txt.zst", &zstd(SPANISH.as_bytes())[..20]);
    folder.write("f.txt", "");
    folder.write("g.html", "<title>Portada</title>");
    folder.write("deep.html", "<div>".repeat(100_000) + &format!("<p>{SPANISH}").repeat(20));
    folder.write("h.txt", SPANISH);
    let output = folder.run(&[
        "deep.html",
        "a.jsonl",
        "b.txt",
        "c.jsonl.gz",
        "d.txt.gz",
        "e.txt.zst",
        "f.txt",
        "g.html",
        "missing.txt",
        "h.txt",
    ]);
    assert_eq!(output.status.code(), Some(1));
    let told = complaint(&output);
    for part in [
        "a.jsonl:1: not JSON",
        "a.jsonl:2: ",
        "a.jsonl:3: there is no field `text`",
        "a.jsonl:4: the field `text` is no text",
        "a.jsonl:5: ",
        "a.jsonl:6: ",
        "b.txt: not UTF-8",
        "c.jsonl.gz:",
        "d.txt.gz: ",
        "e.txt.zst: ",
        "g.html: ",
        "missing.txt: ",
        "deep.html: its elements stand more than 512 deep",
    ] {
        assert!(told.contains(&format!("subraya: {part}")), "no {part} in\n{told}");
    }
    assert!(!told.contains("panicked"), "{told}");
    assert!(told.lines().last().is_some_and(|last| last.contains("documents could not be read")), "{told}");
    let rows = parsed(&String::from_utf8_lossy(&output.stdout));
    let read = documents(&rows);
    assert!(read.contains(&"a.jsonl:7") && read.contains(&"c.jsonl.gz:1") && read.contains(&"h.txt"), "{read:?}");
    assert!(read.iter().all(|name| !name.starts_with("d.txt") && !name.starts_with("e.txt") && !name.starts_with("f.txt")));
}

#[test]
fn what_is_too_long_is_refused_and_the_next_is_read() {
    let folder = Folder::new("long");
    let long = format!("{{\"text\": \"{}\"}}\n", "a ".repeat(600 << 10));
    folder.write("a.jsonl", [long.as_str(), &line(SPANISH)].concat());
    folder.write("b.txt.gz", gzip(vec![b' '; 40 << 20]));
    folder.write("c.jsonl.gz", gzip([vec![b' '; 40 << 20], b"\n".to_vec(), line(SPANISH).into()].concat()));
    let output = folder.run(&["a.jsonl", "b.txt.gz", "c.jsonl.gz", "--longest", "1"]);
    let told = complaint(&output);
    for name in ["a.jsonl:1", "b.txt.gz", "c.jsonl.gz:1"] {
        assert!(told.contains(&format!("{name}: longer than 1 MiB; `--longest` lets more pass")), "{name} in\n{told}");
    }
    assert_eq!(documents(&parsed(&String::from_utf8_lossy(&output.stdout))), ["a.jsonl:2", "c.jsonl.gz:2"]);
    assert_eq!(output.status.code(), Some(1));
}

#[cfg(unix)]
#[test]
fn links_that_lead_back_are_told_and_end() {
    let folder = Folder::new("links");
    folder.write("a/x.txt", SPANISH);
    std::os::unix::fs::symlink(folder.path("a"), folder.path("a/back")).expect("the link is made");
    let output = folder.run(&["a"]);
    assert_eq!(documents(&parsed(&String::from_utf8_lossy(&output.stdout))), ["a/x.txt"]);
    assert!(complaint(&output).contains("loop"), "{}", complaint(&output));
    assert_eq!(output.status.code(), Some(1));
}

#[cfg(unix)]
#[test]
fn pipes_are_read_where_they_are_named() {
    let folder = Folder::new("pipes");
    folder.write("a/x.txt", SPANISH);
    let made = Command::new("mkfifo").arg(folder.path("a/pipe.txt")).status().expect("mkfifo is there");
    assert!(made.success());
    let output = folder.run(&["a"]);
    assert_eq!(documents(&parsed(&String::from_utf8_lossy(&output.stdout))), ["a/x.txt"]);
    let named = folder.command(&["a/pipe.txt"]).spawn().expect("it starts");
    folder.write("a/pipe.txt", ENGLISH);
    let output = named.wait_with_output().expect("it ends");
    assert_eq!(documents(&parsed(&String::from_utf8_lossy(&output.stdout))), ["a/pipe.txt"]);
}

#[test]
fn the_output_is_no_input_and_is_not_lost() {
    let folder = Folder::new("output");
    folder.write("a.txt", SPANISH);
    folder.write("b.jsonl", line(SPANISH));
    let output = folder.run(&["b.jsonl", "--output", "./b.jsonl", "--overwrite"]);
    assert!(complaint(&output).contains("both read and written"), "{}", complaint(&output));
    assert_eq!((output.status.code(), folder.read("b.jsonl")), (Some(2), line(SPANISH)));
    folder.printed(&[".", "--output", "rows.jsonl"]);
    let first = folder.read("rows.jsonl");
    assert_eq!(documents(&parsed(&first)), ["./a.txt", "./b.jsonl:1"]);
    let again = folder.run(&[".", "--output", "rows.jsonl"]);
    assert!(complaint(&again).contains("--overwrite replaces it, --resume goes on with it"), "{}", complaint(&again));
    assert_eq!((again.status.code(), folder.read("rows.jsonl")), (Some(2), first.clone()));
    folder.printed(&[".", "--output", "rows.jsonl", "--overwrite"]);
    assert_eq!(folder.read("rows.jsonl"), first);
    assert!(!folder.path("rows.jsonl.resume").exists());
}

/// Starts a run, and kills it as soon as it has kept that something is done.
fn killed(folder: &Folder, arguments: &[&str], state: &Path) {
    let mut child = folder.command(arguments).stdout(Stdio::null()).spawn().expect("it starts");
    let began = Instant::now();
    let done = || {
        let state: Value = serde_json::from_slice(&fs::read(state).ok()?).ok()?;
        state["documents"].as_u64().filter(|&documents| documents > 3)
    };
    while done().is_none() && began.elapsed() < Duration::from_secs(120) {
        std::thread::sleep(Duration::from_millis(1));
    }
    child.kill().expect("it can be killed");
    assert!(!child.wait().expect("it ends").success(), "it came to its end");
}

#[test]
fn a_run_that_was_killed_goes_on_where_it_stood() {
    let folder = Folder::new("resume");
    folder.write("in/a.txt", SPANISH);
    folder.write("in/b.jsonl", padded(120) + "not JSON\n" + &line(SPANISH));
    folder.write("in/c.txt", ENGLISH);
    for form in ["jsonl", "csv"] {
        let whole = format!("whole.{form}");
        let output = folder.run(&["in", "--to", form, "--output", &whole]);
        assert_eq!(output.status.code(), Some(1), "{}", complaint(&output));
        let name = format!("rows.{form}");
        let arguments = ["in", "--to", form, "--output", &name, "--jobs", "1", "--resume"];
        let state = folder.path(&format!("{name}.resume"));
        killed(&folder, &arguments, &state);
        // What had been written after the last time that it was told is written anew.
        let mut file = fs::OpenOptions::new().append(true).open(folder.path(&name)).expect("it is there");
        file.write_all(b"half a row").expect("it is written");
        let kept = fs::read(&state).expect("it is there");
        let others = folder.run(&[&arguments[..], &["--text", "body"]].concat());
        assert!(complaint(&others).contains("other options"), "{}", complaint(&others));
        folder.write("in/a0.txt", SPANISH);
        let others = folder.run(&arguments);
        assert!(complaint(&others).contains("the inputs are not those"), "{}", complaint(&others));
        fs::remove_file(folder.path("in/a0.txt")).expect("it is there");
        assert_eq!(fs::read(&state).expect("it is there"), kept);
        let output = folder.run(&arguments);
        assert_eq!(output.status.code(), Some(1), "{}", complaint(&output));
        assert!(folder.read(&name) == folder.read(&whole), "{form}");
        assert!(!state.exists());
        // A run that came to its end is left alone.
        assert_eq!(folder.run(&arguments).status.code(), Some(0));
        assert!(folder.read(&name) == folder.read(&whole), "{form}");
    }
}

#[test]
fn the_schema_tells_the_columns_of_rows_and_tables() {
    let folder = Folder::new("schema");
    folder.write("a.txt", SPANISH);
    let columns = folder.rows(&["--schema"]);
    let names: Vec<&str> = columns.iter().map(|column| column["name"].as_str().expect("a name")).collect();
    let header = folder.printed(&["a.txt", "--to", "csv"]).lines().next().map(str::to_owned);
    assert_eq!(header, Some(names.join(",")));
    for row in folder.rows(&["a.txt"]) {
        let row = row.as_object().expect("an object");
        assert_eq!(row.len(), names.len());
        for column in &columns {
            let cell = &row[column["name"].as_str().expect("a name")];
            let fits = match column["type"].as_str() {
                Some("string") => cell.is_string(),
                Some("integer") => cell.is_i64(),
                other => panic!("a column of {other:?}"),
            };
            assert!(fits || cell.is_null() && column["nullable"] == true, "{column} of {cell}");
        }
    }
}

#[test]
fn a_csv_is_quoted_and_runs_nothing() {
    let folder = Folder::new("csv");
    let text = "«No, \"nunca\",\njamás», dijo Putin.";
    folder.write("a.jsonl", json!({ "text": text, "id": "=HYPERLINK(\"x\")" }).to_string());
    let table = folder.printed(&["a.jsonl", "--id", "id", "--to", "csv"]);
    assert!(table.contains("\"No, \"\"nunca\"\",\njamás"), "{table}");
    let rows: Vec<&str> = table.split("\r\n").skip(1).filter(|row| !row.is_empty()).collect();
    assert!(!rows.is_empty() && rows.iter().all(|row| row.starts_with("\"'=HYPERLINK(\"\"x\"\")\",\"")), "{table}");
}

#[test]
fn usage_is_told() {
    let folder = Folder::new("usage");
    folder.write("a.txt", SPANISH);
    for arguments in
        [&[][..], &["a.txt", "--resume"], &["a.txt", "--longest", "0"], &["a.txt", "--longest", "65"], &["a.txt", "--to", "xml"]]
    {
        let output = folder.run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty());
    }
    let help = folder.printed(&["--help"]);
    for part in ["Usage: subraya extract", "--resume", "--schema", "--longest", "Exit status:"] {
        assert!(help.contains(part), "no {part}");
    }
}

#[cfg(not(feature = "parquet"))]
#[test]
fn a_build_without_parquet_says_how_to_get_one() {
    let folder = Folder::new("no-parquet");
    folder.write("a.txt", SPANISH);
    let output = folder.run(&["a.txt", "--to", "parquet", "--output", "rows.parquet"]);
    assert!(complaint(&output).contains("--features parquet"), "{}", complaint(&output));
    assert_eq!((output.status.code(), folder.path("rows.parquet").exists()), (Some(2), false));
}

#[cfg(feature = "parquet")]
#[test]
fn parquet_has_the_rows_and_types_of_the_schema() {
    use parquet::basic::{LogicalType, Type};
    use parquet::file::reader::{FileReader as _, SerializedFileReader};
    use parquet::record::Field;

    let folder = Folder::new("parquet");
    folder.write(
        "in/a.jsonl",
        (0..300).map(|number| line(&format!("{SPANISH} {ENGLISH}").repeat(1 + number % 3))).collect::<String>(),
    );
    folder.printed(&["in", "--to", "parquet", "--output", "rows.parquet"]);
    let lines = folder.rows(&["in"]);
    let file = fs::File::open(folder.path("rows.parquet")).expect("it is there");
    let reader = SerializedFileReader::new(file).expect("it is Parquet");
    let columns = folder.rows(&["--schema"]);
    let described = reader.metadata().file_metadata().schema_descr().columns().to_vec();
    assert_eq!(described.len(), columns.len());
    for (column, told) in described.iter().zip(&columns) {
        assert_eq!(column.name(), told["name"]);
        let string = told["type"] == "string";
        assert_eq!(column.physical_type(), if string { Type::BYTE_ARRAY } else { Type::INT64 });
        assert_eq!(column.logical_type_ref(), string.then_some(&LogicalType::String));
        assert_eq!(column.self_type().is_optional(), told["nullable"] == true);
    }
    let rows = reader.get_row_iter(None).expect("it has rows");
    let read: Vec<Value> = rows
        .map(|row| {
            let row = row.expect("a row is read");
            let cells = row.get_column_iter().map(|(name, field)| {
                let value = match field {
                    Field::Null => Value::Null,
                    Field::Long(number) => json!(number),
                    Field::Str(text) => json!(text),
                    other => panic!("{name} holds {other:?}"),
                };
                (name.clone(), value)
            });
            Value::Object(cells.collect())
        })
        .collect();
    assert!(read.len() > 1_000);
    assert!(read == lines, "the rows are others");
    let resumed = folder.run(&["in", "--to", "parquet", "--output", "rows.parquet", "--resume"]);
    assert!(complaint(&resumed).contains("can't be gone on with"), "{}", complaint(&resumed));
}
