//! Who may do what, against a golden table that a person reads at every change.

use heard_domain::policy::{Action, Role, Scope, scope, widest};
use std::fs;

const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/policy.txt");

/// The whole table, a line for each action and a column for each role. A dot is "nothing".
fn drawn() -> String {
    let heading = line("", Role::ALL.iter().map(|role| role.key()));
    let rows = Action::ALL.iter().map(|&action| {
        line(
            action.key(),
            Role::ALL.iter().map(|&role| match scope(role, action) {
                Scope::Nothing => ".",
                some => some.key(),
            }),
        )
    });
    heading + &rows.collect::<String>()
}

fn line(first: &str, cells: impl Iterator<Item = &'static str>) -> String {
    let line = cells.fold(format!("{first:<18}"), |line, cell| format!("{line}{cell:<17}"));
    line.trim_end().to_owned() + "\n"
}

#[test]
fn the_table_is_the_one_that_was_agreed() {
    let now = drawn();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(GOLDEN, &now).unwrap();
    }
    let agreed = fs::read_to_string(GOLDEN).unwrap();
    assert_eq!(
        now, agreed,
        "the policy differs from tests/golden/policy.txt; if that is meant, run: UPDATE_GOLDEN=1 cargo test -p heard-domain --test policy"
    );
}

#[test]
fn every_pair_of_role_and_action_is_in_the_table_once() {
    let table = drawn();
    let mut lines = table.lines();
    let heading: Vec<_> = lines.next().unwrap().split_whitespace().collect();
    assert_eq!(
        heading,
        ["child", "parent", "carer", "worker", "chair", "business_support", "manager", "administrator"],
        "the roles of the contract"
    );
    let rows: Vec<Vec<_>> = lines.map(|line| line.split_whitespace().collect()).collect();
    let actions: Vec<_> = rows.iter().map(|row| row[0]).collect();
    assert_eq!(actions, Action::ALL.iter().map(|action| action.key()).collect::<Vec<_>>());
    assert!(rows.iter().all(|row| row.len() == 1 + heading.len()), "a cell for each role in each row");
}

#[test]
fn every_action_can_be_done_by_some_role() {
    for &action in Action::ALL {
        assert_ne!(widest(Role::ALL, action), Scope::Nothing, "{}", action.key());
    }
}

#[test]
fn keys_are_read_back() {
    for &role in Role::ALL {
        assert_eq!(role.key().parse(), Ok(role));
    }
    for &action in Action::ALL {
        assert_eq!(action.key().parse(), Ok(action));
    }
    assert!("Chair".parse::<Role>().is_err());
    assert!("read-everything".parse::<Action>().is_err());
}

#[test]
fn a_childs_words_are_for_the_worker_the_chair_and_the_manager() {
    let readers: Vec<_> = Role::ALL.iter().filter(|&&role| scope(role, Action::ReadWords) != Scope::Nothing).collect();
    assert_eq!(readers, [&Role::Worker, &Role::Chair, &Role::Manager]);
}

#[test]
fn parents_and_carers_may_only_say_what_their_own_slip_asks() {
    for &action in Action::ALL {
        let asked = matches!(action, Action::GiveFeedback | Action::GiveAdultViews);
        let expected = if asked { Scope::Own } else { Scope::Nothing };
        assert_eq!(widest(&[Role::Parent, Role::Carer], action), expected, "{}", action.key());
    }
}

#[test]
fn what_parents_say_is_for_the_chair_and_the_manager_and_not_for_who_types_it_in() {
    let may = |action| Role::ALL.iter().filter(move |&&role| scope(role, action) != Scope::Nothing).collect::<Vec<_>>();
    assert_eq!(may(Action::ReadFeedback), [&Role::Chair, &Role::Manager]);
    assert_eq!(may(Action::KeyInFeedback), [&Role::BusinessSupport]);
    assert_eq!(may(Action::MakeSlips), [&Role::Chair, &Role::BusinessSupport, &Role::Manager]);
}

#[test]
fn what_adults_say_before_a_meeting_is_for_those_who_read_the_child_and_only_a_worker_writes_a_record() {
    let may = |action| Role::ALL.iter().filter(move |&&role| scope(role, action) != Scope::Nothing).collect::<Vec<_>>();
    assert_eq!(may(Action::ReadAdultViews), may(Action::ReadWords));
    assert_eq!(may(Action::InviteCarer), may(Action::MakeInvitation));
    assert_eq!(may(Action::Observe), [&Role::Worker]);
    assert_eq!(scope(Role::Worker, Action::Observe), Scope::Allocated);
}

#[test]
fn a_chair_never_reaches_past_their_meetings_nor_a_worker_past_their_children() {
    for &action in Action::ALL {
        assert!(matches!(scope(Role::Chair, action), Scope::Nothing | Scope::OwnMeetings), "chair: {}", action.key());
        assert!(matches!(scope(Role::Worker, action), Scope::Nothing | Scope::Allocated), "worker: {}", action.key());
    }
}

#[test]
fn only_the_chair_confirms_a_code() {
    for &role in Role::ALL {
        let expected = if role == Role::Chair { Scope::OwnMeetings } else { Scope::Nothing };
        assert_eq!(scope(role, Action::ConfirmCode), expected, "{}", role.key());
    }
}

#[test]
fn an_administrator_sees_no_child() {
    let may: Vec<_> = Action::ALL.iter().filter(|&&action| scope(Role::Administrator, action) == Scope::Service).collect();
    assert_eq!(may, [&Action::ManagePeople, &Action::SeeAudit]);
    assert_eq!(scope(Role::Administrator, Action::SeeDesk), Scope::Own);
}

#[test]
fn a_person_with_two_roles_may_do_what_either_may() {
    let both = [Role::Worker, Role::Chair];
    assert_eq!(widest(&both, Action::ReadWords), Scope::AllocatedAndMeetings, "their children and their meetings, no more");
    assert_eq!(widest(&both, Action::ConfirmCode), Scope::OwnMeetings);
    assert_eq!(widest(&[Role::Chair, Role::BusinessSupport], Action::ReadWords), Scope::OwnMeetings, "booking opens no words");
    assert_eq!(widest(&[Role::Chair, Role::Manager], Action::ReadWords), Scope::Service);
    assert_eq!(widest(&[], Action::SeeDesk), Scope::Nothing);
}

#[test]
fn the_order_of_a_persons_roles_does_not_matter() {
    for one in Scope::ALL {
        assert_eq!(one.or(one), one);
        assert_eq!(one.or(Scope::Nothing), one);
        assert_eq!(one.or(Scope::Service), Scope::Service);
        for other in Scope::ALL {
            assert_eq!(one.or(other), other.or(one));
            for third in Scope::ALL {
                assert_eq!(one.or(other).or(third), one.or(other.or(third)));
            }
        }
    }
}
