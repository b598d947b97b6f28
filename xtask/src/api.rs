//! What the crate promises: its public items, without bodies and documentation, as `tests/api.txt` has them. Each has an example.
//!
//! They are read from the source. Rustdoc's JSON tells the same, but it is unstable and its format changes every few releases;
//! the source reads alike whatever toolchain is there. What a macro declares is listed as the macro and its call.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::path::Path;

use proc_macro2::{Group, TokenStream, TokenTree};
use syn::token::Brace;
use syn::{Attribute, Field, Fields, Ident, ImplItem, Item, ItemImpl, ItemMod, Type, UseTree, Visibility, parse_quote};

use crate::workspace::{Outcome, Workspace, files_in, read, write};

/// Where the promise is written down, and the variable that has it written anew.
const SNAPSHOT: &str = "tests/api.txt";
const UPDATE: &str = "UPDATE_API";

/// What of an item's attributes its users can tell.
const TOLD: [&str; 7] = ["cfg", "default", "deprecated", "derive", "non_exhaustive", "repr", "serde"];

/// Checks the promise, and that each item has an example.
pub fn check(workspace: &Workspace) -> Outcome {
    let listing = Listing::of(&workspace.path("src"))?;
    let path = workspace.path(SNAPSHOT);
    if env::var_os(UPDATE).is_some() {
        write(&path, &listing.text)?;
        println!("{SNAPSHOT} is written.");
    }
    let changes = changes(&read(&path)?, &listing.text);
    if !changes.is_empty() {
        return Err(format!(
            "The public interface is no longer the one in {SNAPSHOT}:\n{changes}What is taken away or changed breaks those who use it. \
             Where it is meant, tell it in CHANGELOG.md, and `{UPDATE}=1 cargo xtask test --only api` writes the list anew."
        ));
    }
    if listing.bare.is_empty() {
        Ok(())
    } else {
        Err(format!("Public, and without an example in their documentation: {}.", listing.bare.join(", ")))
    }
}

/// Lines that one of the two texts alone has.
fn changes(old: &str, new: &str) -> String {
    let only = |these: &str, those: &str, sign: char| -> Vec<String> {
        let missing = these.lines().filter(|line| !line.trim().is_empty() && !those.lines().any(|other| other == *line));
        missing.map(|line| format!("  {sign} {line}\n")).collect()
    };
    let lines = [only(old, new, '-'), only(new, old, '+')].concat();
    if lines.is_empty() && old != new { "  (the order)\n".to_owned() } else { lines.concat() }
}

/// The public items as Rust, and the names of those that have no example.
struct Listing {
    text: String,
    bare: Vec<String>,
}

/// The items of each file, by the path of its module: `figure/phrase`; the crate's own is empty.
type Modules = BTreeMap<String, Vec<Item>>;

impl Listing {
    fn of(src: &Path) -> Outcome<Self> {
        let mut modules = Modules::new();
        for path in files_in(src)?.into_iter().filter(|path| path.extension().is_some_and(|extension| extension == "rs")) {
            let file = syn::parse_file(&read(&path)?).map_err(|error| format!("{}: {error}", path.display()))?;
            let name = path.strip_prefix(src).unwrap_or(&path).with_extension("");
            let name = name.to_string_lossy().replace('\\', "/");
            let name = name.strip_suffix("/mod").unwrap_or(&name);
            modules.insert(if name == "lib" { String::new() } else { name.to_owned() }, file.items);
        }
        let mut listing = Self { text: String::new(), bare: Vec::new() };
        let mut shown = Vec::new();
        let mut inner = Vec::new();
        for item in modules.get("").into_iter().flatten().filter(|item| is_public(item)) {
            match item {
                Item::Use(item) => {
                    let mut has_types = BTreeSet::new();
                    for (module, name) in used(&item.tree, "")? {
                        let found = modules.get(&module).into_iter().flatten().find(|item| name_of(item) == name);
                        let found = found.ok_or(format!("src/lib.rs: `pub use` of {module}::{name}, which is not there"))?;
                        shown.push(found);
                        has_types.extend(is_type(found).then_some(module));
                    }
                    let beside = has_types.iter().filter_map(|module| modules.get(module)).flatten();
                    shown.extend(beside.filter(|item| matches!(item, Item::Macro(_))));
                }
                Item::Mod(module) => inner.push(module),
                _ => shown.push(item),
            }
        }
        let mut items = listing.list("", &shown, &modules);
        for module in inner {
            let name = module.ident.to_string();
            let shown: Vec<&Item> = modules.get(&name).into_iter().flatten().filter(|item| is_public(item)).collect();
            let content = listing.list(&name, &shown, &modules);
            items.push(Item::Mod(ItemMod { attrs: Vec::new(), content: Some((Brace::default(), content)), ..module.clone() }));
        }
        listing.text = written(items);
        Ok(listing)
    }

    /// These items, each type with what is implemented for it, as users see them.
    fn list(&mut self, module: &str, shown: &[&Item], modules: &Modules) -> Vec<Item> {
        let mut shown = shown.to_vec();
        shown.sort_by_key(|item| name_of(item));
        let mut listed = Vec::new();
        for item in shown {
            let name = name_of(item);
            let path = if module.is_empty() { name.clone() } else { format!("{module}::{name}") };
            if let Some((_, _, attributes)) = parts(item) {
                self.ask_for_example(&path, attributes);
            }
            listed.push(seen(item.clone()));
            for (place, items) in modules {
                // A type of the same name that is a module's own is another one.
                let other = items.iter().any(|other| is_type(other) && name_of(other) == name && !std::ptr::eq(other, item));
                if !is_type(item) || other || place.starts_with("cli") {
                    continue;
                }
                let implemented = items.iter().filter_map(|item| if let Item::Impl(item) = item { Some(item) } else { None });
                let of_it = implemented.filter(|item| self_name(item) == name && !is_private_trait(item, modules));
                listed.extend(of_it.filter_map(|item| self.seen_impl(&path, item.clone())));
            }
        }
        listed
    }

    fn ask_for_example(&mut self, name: &str, attributes: &[Attribute]) {
        let fence = |attribute: &Attribute| match &attribute.meta {
            syn::Meta::NameValue(meta) if meta.path.is_ident("doc") => {
                matches!(&meta.value, syn::Expr::Lit(text) if matches!(&text.lit, syn::Lit::Str(text) if text.value().trim() == "```"))
            }
            _ => false,
        };
        // One opens the example and one closes it.
        if attributes.iter().filter(|attribute| fence(attribute)).count() < 2 {
            self.bare.push(name.to_owned());
        }
    }

    /// The public methods of a type, or the bare fact that it has a trait.
    fn seen_impl(&mut self, of: &str, mut item: ItemImpl) -> Option<Item> {
        keep_told(&mut item.attrs);
        let is_trait = item.trait_.is_some();
        item.items.retain_mut(|inner| match inner {
            ImplItem::Fn(method) => {
                let public = matches!(method.vis, Visibility::Public(_)) && !is_hidden(&method.attrs);
                if public {
                    self.ask_for_example(&format!("{of}::{}", method.sig.ident), &method.attrs);
                    keep_told(&mut method.attrs);
                    method.block.stmts.clear();
                }
                public
            }
            ImplItem::Const(constant) => {
                let public = matches!(constant.vis, Visibility::Public(_)) && !is_hidden(&constant.attrs);
                if public {
                    self.ask_for_example(&format!("{of}::{}", constant.ident), &constant.attrs);
                    keep_told(&mut constant.attrs);
                    constant.expr = parse_quote!(_);
                }
                public || is_trait
            }
            ImplItem::Type(_) => true,
            _ => false,
        });
        (is_trait || !item.items.is_empty()).then_some(Item::Impl(item))
    }
}

fn written(items: Vec<Item>) -> String {
    prettyplease::unparse(&syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items })
}

/// The items that a `pub use` names, each with its module.
fn used(tree: &UseTree, module: &str) -> Outcome<Vec<(String, String)>> {
    match tree {
        UseTree::Path(path) if path.ident == "crate" => used(&path.tree, module),
        UseTree::Path(path) => {
            let inner = if module.is_empty() { path.ident.to_string() } else { format!("{module}/{}", path.ident) };
            used(&path.tree, &inner)
        }
        UseTree::Name(name) => Ok(vec![(module.to_owned(), name.ident.to_string())]),
        UseTree::Group(group) => {
            let mut all = Vec::new();
            for tree in &group.items {
                all.extend(used(tree, module)?);
            }
            Ok(all)
        }
        _ => Err(format!("src/lib.rs: name what is public of {module} one by one, so that it can be listed.")),
    }
}

/// An item without what its users don't see.
fn seen(mut item: Item) -> Item {
    match &mut item {
        Item::Fn(function) => {
            keep_told(&mut function.attrs);
            function.block.stmts.clear();
        }
        Item::Struct(item) => {
            keep_told(&mut item.attrs);
            hide_private(&mut item.fields);
        }
        Item::Enum(item) => {
            keep_told(&mut item.attrs);
            for variant in &mut item.variants {
                keep_told(&mut variant.attrs);
                variant.fields.iter_mut().for_each(|field| keep_told(&mut field.attrs));
            }
        }
        Item::Const(item) => {
            keep_told(&mut item.attrs);
            if !matches!(*item.expr, syn::Expr::Lit(_)) {
                item.expr = parse_quote!(_);
            }
        }
        Item::Type(item) => keep_told(&mut item.attrs),
        Item::Macro(item) => {
            keep_told(&mut item.attrs);
            item.mac.tokens = undocumented(std::mem::take(&mut item.mac.tokens));
        }
        _ => {}
    }
    item
}

/// A macro's tokens without documentation: `#[doc = "…"]` and its like.
fn undocumented(tokens: TokenStream) -> TokenStream {
    let mut kept: Vec<TokenTree> = Vec::new();
    for token in tokens {
        let TokenTree::Group(group) = token else {
            kept.push(token);
            continue;
        };
        let is_doc = matches!(group.stream().into_iter().next(), Some(TokenTree::Ident(name)) if name == "doc");
        if is_doc && matches!(kept.last(), Some(TokenTree::Punct(mark)) if mark.as_char() == '#') {
            kept.pop();
        } else {
            kept.push(Group::new(group.delimiter(), undocumented(group.stream())).into());
        }
    }
    kept.into_iter().collect()
}

/// That there are private fields is all that is told of them.
fn hide_private(fields: &mut Fields) {
    let is_public = |field: &Field| matches!(field.vis, Visibility::Public(_));
    match fields {
        Fields::Named(named) => {
            let all = named.named.len();
            named.named = std::mem::take(&mut named.named).into_iter().filter(is_public).collect();
            if named.named.len() < all {
                named.named.push(parse_quote!(_private: _));
            }
        }
        Fields::Unnamed(unnamed) => {
            for field in unnamed.unnamed.iter_mut().filter(|field| !is_public(field)) {
                field.ty = Type::Infer(parse_quote!(_));
            }
        }
        Fields::Unit => {}
    }
    fields.iter_mut().for_each(|field| keep_told(&mut field.attrs));
}

fn keep_told(attributes: &mut Vec<Attribute>) {
    attributes.retain(|attribute| TOLD.iter().any(|told| attribute.path().is_ident(told)));
}

/// Whether users see it; of a macro that declares items, there is no telling.
fn is_public(item: &Item) -> bool {
    match item {
        Item::Macro(_) => true,
        Item::Mod(item) => matches!(item.vis, Visibility::Public(_)) && !is_hidden(&item.attrs),
        Item::Use(item) => matches!(item.vis, Visibility::Public(_)) && !is_hidden(&item.attrs),
        _ => parts(item).is_some_and(|(_, visibility, _)| matches!(visibility, Visibility::Public(_))),
    }
}

fn is_hidden(attributes: &[Attribute]) -> bool {
    let hidden: Attribute = parse_quote!(#[doc(hidden)]);
    attributes.contains(&hidden)
}

fn is_type(item: &Item) -> bool {
    matches!(item, Item::Struct(_) | Item::Enum(_))
}

/// What an item is called, who sees it, and its attributes; of what can be no part of the promise nothing.
fn parts(item: &Item) -> Option<(&Ident, &Visibility, &[Attribute])> {
    Some(match item {
        Item::Const(item) => (&item.ident, &item.vis, &item.attrs),
        Item::Enum(item) => (&item.ident, &item.vis, &item.attrs),
        Item::Fn(item) => (&item.sig.ident, &item.vis, &item.attrs),
        Item::Struct(item) => (&item.ident, &item.vis, &item.attrs),
        Item::Trait(item) => (&item.ident, &item.vis, &item.attrs),
        Item::Type(item) => (&item.ident, &item.vis, &item.attrs),
        _ => return None,
    })
}

fn name_of(item: &Item) -> String {
    parts(item).map(|(name, ..)| name.to_string()).unwrap_or_default()
}

fn self_name(item: &ItemImpl) -> String {
    let Type::Path(path) = &*item.self_ty else { return String::new() };
    path.path.segments.last().map_or_else(String::new, |segment| segment.ident.to_string())
}

/// Whether what is implemented is a trait that nobody else can name.
fn is_private_trait(item: &ItemImpl, modules: &Modules) -> bool {
    let Some(name) = item.trait_.as_ref().and_then(|trait_| trait_.0.segments.last()).map(|last| last.ident.to_string()) else {
        return false;
    };
    let traits = modules.values().flatten().filter_map(|item| if let Item::Trait(item) = item { Some(item) } else { None });
    traits.filter(|other| other.ident == name).any(|other| !matches!(other.vis, Visibility::Public(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_told_by_their_lines() {
        assert_eq!(changes("a\nb\n", "a\nb\n"), "");
        assert_eq!(changes("a\nb\n", "a\nc\n"), "  - b\n  + c\n");
        assert_eq!(changes("a\nb\n", "b\na\n"), "  (the order)\n");
    }

    #[test]
    fn private_parts_are_hidden_and_hooks_kept() {
        let item: Item = parse_quote! {
            /// Told elsewhere.
            #[derive(Clone)]
            #[allow(dead_code)]
            pub struct Sample { pub open: u32, closed: String }
        };
        let expected: Item = parse_quote!(
            #[derive(Clone)]
            pub struct Sample {
                pub open: u32,
                _private: _,
            }
        );
        assert_eq!(written(vec![seen(item)]), written(vec![expected]));
    }
}
