//! Addresses from the source, brought into a form that an attribute of type `anyURI` takes.

/// The address of a page on the web; `None` for anything else.
pub(super) fn address(target: &str) -> Option<String> {
    let target = target.trim();
    let (scheme, rest) = target.split_once("://")?;
    let scheme = ["http", "https"]
        .into_iter()
        .find(|s| s.eq_ignore_ascii_case(scheme))?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, tail) = rest.split_at(end);
    let (host, port) = match authority.split_once(':') {
        Some((host, port)) => (host, Some(port)),
        None => (authority, None),
    };
    let host_fits = !host.is_empty()
        && host
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.');
    let port_fits = port.is_none_or(|port| {
        (1..=5).contains(&port.len()) && port.bytes().all(|b| b.is_ascii_digit())
    });
    (host_fits && port_fits).then(|| {
        let mut address = format!("{scheme}://{authority}");
        encode(tail, false, &mut address);
        address
    })
}

/// The address of a picture: on the web, or a path beside the document.
pub(super) fn image(target: &str) -> String {
    address(target).unwrap_or_else(|| {
        let mut path = String::with_capacity(target.len());
        let target = target.trim();
        // Two slashes at the start would name a host.
        let rest = target.trim_start_matches('/');
        if rest.len() < target.len() {
            path.push('/');
        }
        encode(rest, true, &mut path);
        path
    })
}

/// Encodes what a URI cannot carry; a colon too, where it would end a scheme.
fn encode(text: &str, colon: bool, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut fragment = false;
    for (at, byte) in text.bytes().enumerate() {
        let fits = match byte {
            b'%' => text
                .as_bytes()
                .get(at + 1..at + 3)
                .is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit)),
            b'#' => !std::mem::replace(&mut fragment, true),
            b':' => !colon,
            _ => byte.is_ascii_alphanumeric() || b"-._~/?@!$&'()*+,;=".contains(&byte),
        };
        if fits {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_web_is_linked_to() {
        assert_eq!(
            address("https://undocs.org/A/72/409").as_deref(),
            Some("https://undocs.org/A/72/409")
        );
        assert_eq!(
            address("HTTP://un.org/a b#c#d%").as_deref(),
            Some("http://un.org/a%20b#c%23d%25")
        );
        for target in [
            "",
            "javascript:alert(1)",
            "http://",
            "http://[::1",
            "#fn1",
            "http://a:b/",
        ] {
            assert_eq!(address(target), None, "{target}");
        }
    }

    #[test]
    fn pictures_have_an_address_in_any_case() {
        assert_eq!(image("//host/a:b.png"), "/host/a%3Ab.png");
        assert_eq!(image("图.png"), "%E5%9B%BE.png");
    }
}
