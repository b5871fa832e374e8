# Two commands for a newcomer, two for a developer. scripts/ does the work and says what it does.
.PHONY: run test dev bench

run: ## from a clean clone to http://127.0.0.1:3000 with made-up people
	@scripts/run

test: ## everything CI checks
	@scripts/test

dev: ## rebuild and restart whenever a source file changes
	@scripts/dev

bench: ## what the speed and size budgets name, measured
	@scripts/bench
