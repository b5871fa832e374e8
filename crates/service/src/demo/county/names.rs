//! Names that nobody takes for real: first names as they are, family names of woods and birds, of the seaside for staff.

use crate::chance::Chance;

const GIVEN: [&str; 48] = [
    "Aaliyah", "Abdi", "Ada", "Aisha", "Aleks", "Amina", "Anya", "Ben", "Blessing", "Callie", "Chidi", "Dara", "Ebony", "Eli",
    "Emeka", "Erin", "Farah", "Finn", "Grace", "Hamza", "Idris", "Iona", "Jaden", "Jing", "Joel", "Kayla", "Kemi", "Kit", "Lena",
    "Liam", "Luca", "Maja", "Maryam", "Mei", "Mo", "Nadia", "Nia", "Oona", "Omar", "Petra", "Reece", "Robin", "Rosa", "Seren",
    "Tariq", "Thea", "Wiktor", "Zara",
];

const WOODS: [&str; 40] = [
    "Alder",
    "Ash",
    "Aspen",
    "Beech",
    "Birch",
    "Bracken",
    "Bramble",
    "Cedar",
    "Chaffinch",
    "Clover",
    "Curlew",
    "Dunnock",
    "Elder",
    "Fern",
    "Fieldfare",
    "Finch",
    "Goldcrest",
    "Hawthorn",
    "Hazel",
    "Heather",
    "Hornbeam",
    "Ivy",
    "Jackdaw",
    "Juniper",
    "Kestrel",
    "Lapwing",
    "Larch",
    "Linnet",
    "Maple",
    "Nuthatch",
    "Osprey",
    "Plover",
    "Poplar",
    "Redwing",
    "Rowan",
    "Siskin",
    "Sorrel",
    "Starling",
    "Teasel",
    "Willow",
];

const SEASIDE: [&str; 12] =
    ["Anchor", "Beacon", "Breakwater", "Cove", "Ferry", "Groyne", "Lifeboat", "Marina", "Pier", "Promenade", "Shingle", "Spray"];

/// A child's first and family name.
pub(super) fn child(chance: &Chance) -> (&'static str, &'static str) {
    (any(&GIVEN, chance), any(&WOODS, chance))
}

/// The name of another member of staff, another for each number below 576.
pub(super) fn staff(number: usize) -> String {
    let given = GIVEN.get(number % GIVEN.len()).copied().unwrap_or_default();
    // 48 and 12 share factors, so each round through the first names shifts the family names by one.
    let family = SEASIDE.get((number + number / GIVEN.len()) % SEASIDE.len()).copied().unwrap_or_default();
    format!("{given} {family}")
}

/// One of a list.
pub(super) fn any<T: Copy + Default>(list: &[T], chance: &Chance) -> T {
    let bound = u32::try_from(list.len()).unwrap_or(u32::MAX);
    list.get(chance.below(bound) as usize).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    #[test]
    fn no_two_members_of_staff_have_one_name() {
        let names: BTreeSet<String> = (0..576).map(super::staff).collect();
        assert_eq!(names.len(), 576);
    }
}
