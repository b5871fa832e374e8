use heard_domain::forms::{Sources, Catalogue, lint::*};
#[test]
fn t() {
    let s = Sources::with_examples();
    let start = std::time::Instant::now();
    let c = Catalogue::load(&s).unwrap();
    println!("load {:?}", start.elapsed());
    let start = std::time::Instant::now();
    readings(&c);
    println!("readings {:?}", start.elapsed());
    let start = std::time::Instant::now();
    text_readings(&c);
    println!("text {:?}", start.elapsed());
    let start = std::time::Instant::now();
    let problems = lint(&s);
    for p in &problems { println!("{p}"); }
    println!("{:?}", start.elapsed());
    panic!("{} problems", problems.len());
}
