//! Configuration: where it comes from, what is refused, and how the server's secret is kept.

use crate::helpers::config_in;
use heard::config::{Config, Environment, Secret, SecretError, Sources};
use heard_service::chance::Chance;
use std::{fs, os::unix::fs::PermissionsExt};
use tempfile::TempDir;

fn sources(settings: &[(&str, &str)]) -> Sources {
    Sources::read(&settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect::<Environment>())
}

fn read(settings: &[(&str, &str)]) -> Config {
    Config::from_sources(&sources(settings)).unwrap()
}

/// The variables that were found wanting.
fn wrong(settings: &[(&str, &str)]) -> Vec<&'static str> {
    Config::from_sources(&sources(settings)).unwrap_err().iter().map(|problem| problem.setting).collect()
}

/// A configuration that production takes.
const SAFE: [(&str, &str); 8] = [
    ("HEARD_ENV", "production"),
    ("DATABASE_URL", "postgres://heard:a-password@db.internal/heard"),
    ("HEARD_SECRET_FILE", "/run/secrets/heard"),
    ("HEARD_ADDRESS", "https://heard.example.org"),
    ("HEARD_PROXY", "10.0.0.1, 10.0.0.2"),
    ("HEARD_COUNCIL", "Example Council"),
    ("HEARD_DAY_PHONE", "0191 498 0123"),
    ("HEARD_NIGHT_PHONE", "0191 498 0124"),
];

#[test]
fn without_any_setting_it_serves_made_up_people_on_this_machine() {
    let config = read(&[]);
    assert_eq!((config.database.as_str(), config.listen.to_string().as_str()), ("sqlite://data/heard.db", "127.0.0.1:3000"));
    assert_eq!(
        (config.service.address.as_str(), config.secret_file.to_str()),
        ("http://127.0.0.1:3000", Some("data/secret.key"))
    );
    assert!(config.demo && !config.is_https() && config.refusals().is_empty());
}

#[test]
fn links_are_made_from_where_it_really_listens_unless_the_address_is_set() {
    let bound = "127.0.0.1:45678".parse().unwrap();
    assert_eq!(read(&[("HEARD_LISTEN", "127.0.0.1:0")]).listening_on(bound).service.address, "http://127.0.0.1:45678");
    assert_eq!(read(&[("HEARD_LISTEN", "0.0.0.0:80")]).service.address, "http://127.0.0.1:80");
    let set = read(&[("HEARD_LISTEN", "127.0.0.1:0"), ("HEARD_ADDRESS", "https://heard.example.org/")]);
    assert_eq!(set.listening_on(bound).service.address, "https://heard.example.org");
}

#[test]
fn the_environment_stands_before_the_file_and_the_file_before_the_default() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("heard.toml");
    fs::write(&file, "council = \"From the file\"\nday_phone = \"0191 498 0111\"\ncard_days = 7\ndemo = false\n").unwrap();
    let config = read(&[("HEARD_CONFIG", file.to_str().unwrap()), ("HEARD_COUNCIL", "From the environment")]);
    assert_eq!(config.service.council, "From the environment");
    assert_eq!(config.service.day_phone, "0191 498 0111");
    assert_eq!(config.service.card_life.num_days(), 7);
    assert_eq!(config.service.night_phone, heard_service::Settings::default().night_phone);
    assert!(!config.demo);
}

#[test]
fn what_cannot_be_understood_is_refused_all_at_once() {
    let settings = [
        ("HEARD_ENV", "live"),
        ("DATABASE_URL", "mysql://db/heard"),
        ("HEARD_LISTEN", "3000"),
        ("HEARD_ADDRESS", "https://heard.example.org/path"),
        ("HEARD_PROXY", "10.0.0.1, the proxy"),
        ("HEARD_CARD_DAYS", "0"),
        ("HEARD_DEMO", "maybe"),
        ("HEARD_EXIT_TO", "javascript:alert(1)"),
    ];
    let mut found = wrong(&settings);
    found.sort_unstable();
    let mut expected = settings.map(|(name, _)| name);
    expected.sort_unstable();
    assert_eq!(found, expected);
}

#[test]
fn a_mistyped_key_in_the_file_is_refused_and_a_mistyped_variable_is_shown() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("heard.toml");
    fs::write(&file, "adress = \"https://heard.example.org\"\n").unwrap();
    assert_eq!(wrong(&[("HEARD_CONFIG", file.to_str().unwrap())]), ["HEARD_CONFIG"]);
    assert_eq!(sources(&[("HEARD_ADRESS", "x")]).unknown(), ["HEARD_ADRESS"]);
}

#[test]
fn a_password_is_read_from_a_file_and_never_shown() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("url");
    fs::write(&file, "postgres://heard:hunter2@db.internal/heard?password=hunter2\n").unwrap();
    let sources = sources(&[("DATABASE_URL_FILE", file.to_str().unwrap())]);
    let config = Config::from_sources(&sources).unwrap();
    assert!(config.database.as_str().contains("hunter2"));
    let shown = format!("{config:?} {} {:?}", config.database, sources.explained(Some(&config)));
    assert!(!shown.contains("hunter2"), "{shown}");
    assert!(shown.contains("db.internal"), "enough is shown to know it again");
}

#[test]
fn production_takes_a_safe_configuration() {
    assert_eq!(read(&SAFE).refusals(), []);
}

#[test]
fn production_refuses_each_unsafe_setting_by_name() {
    let cases = [
        ("HEARD_ADDRESS", Some("http://heard.example.org")),
        ("HEARD_ADDRESS", None),
        ("HEARD_PROXY", None),
        ("HEARD_SECRET_FILE", None),
        ("HEARD_COUNCIL", None),
        ("HEARD_DAY_PHONE", None),
        ("HEARD_NIGHT_PHONE", Some("0191 498 0199")),
        ("HEARD_DEMO", Some("1")),
    ];
    for (variable, value) in cases {
        let mut settings: Vec<_> = SAFE.into_iter().filter(|(name, _)| *name != variable).collect();
        settings.extend(value.map(|value| (variable, value)));
        let refused: Vec<_> = read(&settings).refusals().iter().map(|problem| problem.setting).collect();
        assert_eq!(refused, [variable], "{variable} = {value:?}");
    }
}

#[test]
fn the_first_start_makes_a_secret_that_only_its_owner_reads_and_later_ones_read_it() {
    let folder = TempDir::new().unwrap();
    let config = config_in(&folder, &[]);
    let made = Secret::read_or_make(&config, &Chance::from_seed(1)).unwrap();
    assert_eq!(fs::metadata(&config.secret_file).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(Secret::read_or_make(&config, &Chance::from_seed(2)).unwrap(), made, "another chance, the same secret");
    let text = fs::read_to_string(&config.secret_file).unwrap();
    assert!(!format!("{made:?}").contains(text.trim()));
}

#[test]
fn a_secret_that_was_lost_is_not_made_anew_beside_a_database_it_belongs_to() {
    let folder = TempDir::new().unwrap();
    let config = config_in(&folder, &[]);
    fs::write(config.database.sqlite_file().unwrap(), "a database").unwrap();
    assert!(matches!(Secret::read_or_make(&config, &Chance::from_seed(1)), Err(SecretError::Lost { .. })));
}

#[test]
fn a_secret_file_that_was_named_is_never_made_up() {
    let folder = TempDir::new().unwrap();
    let named = folder.path().join("named.key");
    let config = config_in(&folder, &[("HEARD_SECRET_FILE", named.to_str().unwrap())]);
    assert!(matches!(Secret::read_or_make(&config, &Chance::from_seed(1)), Err(SecretError::Missing(_))));
    fs::write(&named, "not a secret\n").unwrap();
    assert!(matches!(Secret::read_or_make(&config, &Chance::from_seed(1)), Err(SecretError::NotHex(_))));
    fs::write(&named, format!("{}\n", "0a".repeat(32))).unwrap();
    assert_eq!(Secret::read_or_make(&config, &Chance::from_seed(1)).unwrap(), Secret::new([0x0a; 32]));
}
