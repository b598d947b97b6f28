//! Serves `www/` to a browser on this machine, and to nobody else.

use std::fs::File;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use tiny_http::{Header, Method, Request, Response, Server, StatusCode};

use crate::workspace::{Outcome, Workspace};

/// How the page is served.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// The port; 0 lets the system choose, and none asked for is the usual one where it is free.
    pub port: Option<u16>,
    /// Whether to open the browser.
    pub browser: bool,
}

/// Serves the page until the process ends.
pub fn serve(workspace: &Workspace, settings: Settings) -> Outcome {
    let (server, address) = listen(settings.port)?;
    let url = format!("http://{address}/");
    println!("Subraya is at {url} (Ctrl+C stops it)");
    if settings.browser
        && has_display()
        && let Err(error) = opener::open_browser(&url)
    {
        eprintln!("No browser opened by itself ({error}); open the address by hand.");
    }
    let folder = workspace.path("www");
    for request in server.incoming_requests() {
        let folder = folder.clone();
        // A browser that reads one file slowly does not hold up the others.
        std::thread::spawn(move || answer(request, &folder));
    }
    Ok(())
}

const USUAL_PORT: u16 = 4173;

fn listen(asked: Option<u16>) -> Outcome<(Server, SocketAddr)> {
    let on = |port| Server::http((Ipv4Addr::LOCALHOST, port)).map_err(|error| format!("Port {port} can't be used: {error}"));
    let server = match asked {
        Some(port) => on(port)?,
        None => on(USUAL_PORT).or_else(|_| on(0))?,
    };
    let address = server.server_addr().to_ip().ok_or("The server has no address.")?;
    Ok((server, address))
}

fn has_display() -> bool {
    let unix_desktop = cfg!(all(unix, not(target_os = "macos")));
    !unix_desktop
        || ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

fn answer(request: Request, folder: &Path) {
    let host = request.headers().iter().find(|header| header.field.equiv("Host")).map(|header| header.value.as_str());
    // A page elsewhere may point a name of its own at this address; only a loopback name is ours.
    let sent = if !host.is_some_and(is_loopback) {
        request.respond(refusal(403, "This server answers to its loopback address alone."))
    } else if !matches!(request.method(), Method::Get | Method::Head) {
        request.respond(refusal(405, "Only GET and HEAD."))
    } else {
        match file_of(folder, request.url()).and_then(|path| Some((File::open(&path).ok()?, path))) {
            Some((file, path)) => {
                request.respond(Response::from_file(file).with_header(header("Content-Type", mime(&path))).with_headers_of_page())
            }
            None => request.respond(refusal(404, "There is no such file.")),
        }
    };
    // A browser that went away in between is no fault of ours.
    drop(sent);
}

/// The headers that every answer carries.
trait PageHeaders {
    fn with_headers_of_page(self) -> Self;
}

impl<R: std::io::Read> PageHeaders for Response<R> {
    fn with_headers_of_page(self) -> Self {
        self.with_chunked_threshold(usize::MAX)
            .with_header(header("Cache-Control", "no-cache"))
            .with_header(header("X-Content-Type-Options", "nosniff"))
    }
}

fn refusal(status: u16, sentence: &str) -> Response<std::io::Cursor<Vec<u8>>> {
    Response::from_string(format!("{sentence}\n")).with_status_code(StatusCode(status)).with_headers_of_page()
}

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("names and values are plain ASCII")
}

/// Whether a Host header names this machine: `localhost`, `127.0.0.1` or `[::1]`, with or without a port.
fn is_loopback(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|digit| digit.is_ascii_digit()) => name,
        _ => host,
    };
    matches!(name, "localhost" | "127.0.0.1" | "[::1]")
}

/// The file that an address stands for; `None` where it is no plain path to a file inside `folder`.
fn file_of(folder: &Path, url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.strip_prefix('/')?;
    let mut file = folder.to_path_buf();
    for part in path.split('/').filter(|part| !part.is_empty()) {
        let plain = part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'));
        if !plain || part.starts_with('.') {
            return None;
        }
        file.push(part);
    }
    if file.is_dir() {
        // Relative addresses in a page only work where its folder's address ends with a slash.
        if !path.is_empty() && !path.ends_with('/') {
            return None;
        }
        file.push("index.html");
    }
    // A symbolic link may lead out of the folder.
    let real = file.canonicalize().ok()?;
    (real.starts_with(folder.canonicalize().ok()?) && real.is_file()).then_some(real)
}

fn mime(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("json" | "map" | "webmanifest") => "application/json; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("txt" | "ts" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
