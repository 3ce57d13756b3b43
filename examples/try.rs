fn main() {
    let path = std::env::args().nth(1).unwrap();
    let bytes = std::fs::read(path).unwrap();
    let (text, _) = plenary::encoding::decode(&bytes);
    let parsed = plenary::parse(&text, &Default::default());
    for d in &parsed.diagnostics {
        eprintln!("{} {:?} {}", d.code, d.span, d.message);
    }
    println!("{}", plenary::format::markdown::write(&parsed.resolution));
    println!("{:#?}", parsed.resolution.identity);
}
