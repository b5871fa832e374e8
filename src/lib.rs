//! The composition root: wires store, services and pages into one application. It knows no rule.
