//! Every setting there is: its variable, what it is when nobody sets it, and what it means.

/// One setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Setting {
    /// Development or production.
    Env,
    /// Where the database is.
    Database,
    /// Where the server's own secret is kept.
    SecretFile,
    /// The address and port to listen on.
    Listen,
    /// The address people type.
    Address,
    /// The reverse proxies in front.
    Proxy,
    /// The folder of built files for the browser.
    Assets,
    /// The council's name.
    Council,
    /// The number by day.
    DayPhone,
    /// The number at night.
    NightPhone,
    /// How long a card works.
    CardDays,
    /// How long a set-up link works.
    SetUpDays,
    /// How long an unsent draft is kept.
    DraftDays,
    /// Where "Close quickly" goes.
    ExitTo,
    /// Whether an empty database is filled with made-up people.
    Demo,
    /// Which lines go to the log.
    Log,
}

impl Setting {
    /// Every setting, in the order in which they are explained.
    pub const ALL: [Self; 16] = [
        Self::Env,
        Self::Database,
        Self::SecretFile,
        Self::Listen,
        Self::Address,
        Self::Proxy,
        Self::Assets,
        Self::Council,
        Self::DayPhone,
        Self::NightPhone,
        Self::CardDays,
        Self::SetUpDays,
        Self::DraftDays,
        Self::ExitTo,
        Self::Demo,
        Self::Log,
    ];

    /// Its environment variable.
    pub const fn variable(self) -> &'static str {
        match self {
            Self::Env => "HEARD_ENV",
            Self::Database => "DATABASE_URL",
            Self::SecretFile => "HEARD_SECRET_FILE",
            Self::Listen => "HEARD_LISTEN",
            Self::Address => "HEARD_ADDRESS",
            Self::Proxy => "HEARD_PROXY",
            Self::Assets => "HEARD_ASSETS",
            Self::Council => "HEARD_COUNCIL",
            Self::DayPhone => "HEARD_DAY_PHONE",
            Self::NightPhone => "HEARD_NIGHT_PHONE",
            Self::CardDays => "HEARD_CARD_DAYS",
            Self::SetUpDays => "HEARD_SET_UP_DAYS",
            Self::DraftDays => "HEARD_DRAFT_DAYS",
            Self::ExitTo => "HEARD_EXIT_TO",
            Self::Demo => "HEARD_DEMO",
            Self::Log => "HEARD_LOG",
        }
    }

    /// Its key in the file that `HEARD_CONFIG` names: the variable in small letters, without `HEARD_`.
    pub fn key(self) -> String {
        let variable = self.variable();
        variable.strip_prefix("HEARD_").unwrap_or(variable).to_lowercase()
    }

    /// What holds when nobody sets it. None: it is worked out from the others, as [`Setting::about`] says.
    pub const fn default(self) -> Option<&'static str> {
        match self {
            Self::Env => Some("development"),
            Self::Database => Some("sqlite://data/heard.db"),
            Self::Listen => Some("127.0.0.1:3000"),
            Self::Assets => Some("target/site"),
            Self::ExitTo => Some("https://www.bbc.co.uk/weather"),
            Self::Log => Some("info,sqlx=warn,tower_sessions=warn,tower_sessions_core=warn"),
            Self::SecretFile
            | Self::Address
            | Self::Proxy
            | Self::Council
            | Self::DayPhone
            | Self::NightPhone
            | Self::CardDays
            | Self::SetUpDays
            | Self::DraftDays
            | Self::Demo => None,
        }
    }

    /// What it means, for `heard doctor`.
    pub const fn about(self) -> &'static str {
        match self {
            Self::Env => "development, or production: then unsafe settings are refused",
            Self::Database => {
                "sqlite://PATH for one machine, postgres://... for more; it may hold a password, so DATABASE_URL_FILE can name a file instead"
            }
            Self::SecretFile => {
                "a file with 64 hexadecimal characters of chance, mixed into every password, PIN and code; \
                 in development secret.key beside the database, made at the first start"
            }
            Self::Listen => "the address and port to listen on; TLS is the reverse proxy's work",
            Self::Address => {
                "the address people type, like https://heard.example.org; cards and links are made from it; else what it listens on"
            }
            Self::Proxy => {
                "addresses of the reverse proxies whose X-Forwarded-For is believed, with commas between; else nobody's is"
            }
            Self::Assets => "the folder that scripts/build-site makes",
            Self::Council => "the council's name, as children read it",
            Self::DayPhone => "the number children and carers can ring by day",
            Self::NightPhone => "the number at night and at weekends",
            Self::CardDays => "for how many days a card works",
            Self::SetUpDays => "for how many days a set-up link for staff works",
            Self::DraftDays => "for how many days an unsent draft is kept when no meeting is known",
            Self::ExitTo => "the page that Close quickly shows: an everyday one that nobody asks about",
            Self::Demo => {
                "1 or 0: whether the first start fills an empty database with made-up people; 1 in development, 0 in production"
            }
            Self::Log => "which lines go to the log: error, warn, info or debug, also by part as in info,heard_service=debug",
        }
    }

    /// Whether its value may hold a secret. Such a setting can also be read from the file that `<variable>_FILE` names.
    pub const fn is_secret(self) -> bool {
        matches!(self, Self::Database)
    }
}
