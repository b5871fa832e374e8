//! What people see: pages in folders named like their URLs, the components they share, and the islands that reach the browser.
