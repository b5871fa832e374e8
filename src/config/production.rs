//! What production refuses: settings that are right for trying Heard out and wrong for a child who needs it.

use super::{Config, Problem, Setting};

pub(super) fn refusals(config: &Config) -> Vec<Problem> {
    let shipped = heard_service::Settings::default();
    let service = &config.service;
    let all = [
        (!config.address_set, Setting::Address, "set the address people type: every card and link is made from it"),
        (
            config.address_set && !config.is_https(),
            Setting::Address,
            "use https: without it anyone on the same network reads what a child writes",
        ),
        (
            config.proxies.is_empty(),
            Setting::Proxy,
            "name the reverse proxy that speaks TLS: else everyone seems to come from one place, and one person's wrong guesses slow all others down",
        ),
        (
            !config.secret_file_named,
            Setting::SecretFile,
            "name a file with 64 hexadecimal characters of chance, kept apart from the database",
        ),
        (config.demo, Setting::Demo, "made-up people do not belong beside real ones: set it to 0 or leave it out"),
        (service.council == shipped.council, Setting::Council, "set the council's name: children read whose service this is"),
        (
            service.day_phone == shipped.day_phone,
            Setting::DayPhone,
            "set a number that someone answers by day: the shipped one reaches nobody",
        ),
        (
            service.night_phone == shipped.night_phone,
            Setting::NightPhone,
            "set a number that someone answers at night: the shipped one reaches nobody",
        ),
    ];
    all.into_iter()
        .filter(|(unsafe_, ..)| *unsafe_)
        .map(|(_, setting, message)| Problem::new(setting.variable(), message))
        .collect()
}
