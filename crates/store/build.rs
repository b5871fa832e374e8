//! Builds again when a migration is added: `migrate!` cannot see a new file by itself.

fn main() {
    println!("cargo:rerun-if-changed=../../migrations");
}
