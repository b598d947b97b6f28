//! Serves `www/` to a browser on this machine, and to nobody else.

use std::convert::Infallible;
use std::fs;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, HOST, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

use crate::headers::Headers;
use crate::page;
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
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build();
    let runtime = runtime.map_err(|error| format!("The server does not start: {error}"))?;
    runtime.block_on(async {
        let (listener, address) = listen(settings.port).await?;
        announce(&format!("http://{address}/"), settings.browser);
        let folder = workspace.path("www");
        let headers = Arc::new(Headers::read(&folder)?);
        loop {
            // A connection that breaks off, before it is accepted or after, is no fault of ours.
            let Ok((stream, _)) = listener.accept().await else { continue };
            let (folder, headers) = (folder.clone(), Arc::clone(&headers));
            let service = service_fn(move |request: Request<Incoming>| {
                let mut response = answer(&request, &folder);
                response.headers_mut().extend(headers.of(request.uri().path()).cloned());
                async { Ok::<_, Infallible>(response) }
            });
            tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
        }
    })
}

/// The port where nobody asks for another.
const USUAL_PORT: u16 = 4173;

async fn listen(asked: Option<u16>) -> Outcome<(TcpListener, SocketAddr)> {
    let on = async |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await;
    let listener = match (asked, on(asked.unwrap_or(USUAL_PORT)).await) {
        (None, Err(error)) if error.kind() == io::ErrorKind::AddrInUse => on(0).await,
        (_, listener) => listener,
    };
    let listener = listener.map_err(|error| format!("The port can't be used: {error}. --port 0 takes any that is free."))?;
    let address = listener.local_addr().map_err(|error| format!("The server has no address: {error}"))?;
    Ok((listener, address))
}

fn announce(url: &str, browser: bool) {
    println!("Subraya is at {url} (Ctrl+C stops it)");
    if browser
        && has_display()
        && let Err(error) = opener::open_browser(url)
    {
        eprintln!("No browser opened by itself ({error}); open the address by hand.");
    }
}

fn has_display() -> bool {
    let unix_desktop = cfg!(all(unix, not(target_os = "macos")));
    !unix_desktop
        || ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

fn answer(request: &Request<Incoming>, folder: &Path) -> Response<Full<Bytes>> {
    let host = request.headers().get(HOST).and_then(|host| host.to_str().ok());
    // A page elsewhere may point a name of its own at this address; only a loopback name is ours.
    if !host.is_some_and(is_loopback) {
        return refusal(StatusCode::FORBIDDEN, "This server answers to its loopback address alone.");
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let mut refused = refusal(StatusCode::METHOD_NOT_ALLOWED, "Only GET and HEAD.");
        refused.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
        return refused;
    }
    // The page's files may have been changed since they were listed.
    if request.uri().path().trim_start_matches('/') == page::LIST
        && let Ok(list) = page::list(folder)
    {
        return response(StatusCode::OK, mime(Path::new(page::LIST)), list.into());
    }
    match file_of(folder, request.uri().path()).and_then(|path| Some((fs::read(&path).ok()?, path))) {
        Some((bytes, path)) => response(StatusCode::OK, mime(&path), bytes.into()),
        None => refusal(StatusCode::NOT_FOUND, "There is no such file."),
    }
}

fn refusal(status: StatusCode, sentence: &'static str) -> Response<Full<Bytes>> {
    response(status, "text/plain; charset=utf-8", sentence.into())
}

fn response(status: StatusCode, mime: &'static str, body: Bytes) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(body));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(mime));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

/// Whether a Host header names this machine: `localhost` or a name under it, `127.0.0.1` or `[::1]`, with or without a port.
fn is_loopback(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|digit| digit.is_ascii_digit()) => name,
        _ => host,
    };
    // Browsers take every name under `localhost` for this machine, whatever a name server says.
    matches!(name, "localhost" | "127.0.0.1" | "[::1]") || name.ends_with(".localhost")
}

/// The file that an address's path stands for; `None` where it is no plain path to a file inside `folder`.
fn file_of(folder: &Path, path: &str) -> Option<PathBuf> {
    let path = path.strip_prefix('/')?;
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
        Some("json" | "map") => "application/json; charset=utf-8",
        Some("webmanifest") => "application/manifest+json; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("txt" | "ts" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_loopback_names_are_answered() {
        for host in ["localhost", "localhost:4173", "127.0.0.1:80", "[::1]:4173", "[::1]", "app.localhost:80"] {
            assert!(is_loopback(host), "{host}");
        }
        for host in ["", "example.org", "example.org:4173", "localhost.example.org", "127.0.0.1.example.org:4173", "localhost:x"]
        {
            assert!(!is_loopback(host), "{host}");
        }
    }

    #[test]
    fn only_files_inside_the_folder_are_served() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        assert!(file_of(&folder, "/main.rs").is_some());
        assert!(file_of(&folder, "/score/mod.rs").is_some());
        for path in ["", "/", "/score", "/../Cargo.toml", "/%2e%2e/Cargo.toml", "//etc/passwd", "/./main.rs", "/.hidden"] {
            assert_eq!(file_of(&folder, path), None, "{path}");
        }
    }
}
