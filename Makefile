# 引凤. `make run` sets up .venv on first use and starts the bot; `make test` runs every check. Works from any folder.
SHELL := /bin/sh
# What was compiled once is kept: without it every process compiles all it imports, which takes longer than what it is there for.
unexport PYTHONDONTWRITEBYTECODE
# The folder of this file; MAKEFILE_LIST starts with a blank, and the path itself may hold blanks and quotes.
quoted = '$(subst ','\'',$(1))'
ROOT := $(call quoted,$(shell file=$(call quoted,$(MAKEFILE_LIST)); CDPATH= cd "$$(dirname "$${file# }")" && pwd))

.PHONY: help run test test-model soak lock

help:
	@echo 'make run    启动：设置了 TELEGRAM_BOT_TOKEN 时服务 Telegram，否则在终端对话 / start: Telegram with a token, else a chat in the terminal'
	@echo 'make test   运行全部检查，ARGS="-k 名称" 可只运行一部分 / run all checks, ARGS="-k name" narrows them'
	@echo 'make test-model  用一个真实的本地小模型走完整条路，TEST_MODEL_FILE=模型.gguf / the whole path with a real small model, TEST_MODEL_FILE=model.gguf'
	@echo 'make soak   断电测试的完整形式，约一两小时 / the whole kill suite, an hour or two'
	@echo 'make lock   按 pyproject.toml 重写版本锁定文件 / write the lock files anew from pyproject.toml'

# The set-up speaks on stderr only and leaves stdin alone, so that a pipe carries questions in and nothing but answers out.
run:
	@cd $(ROOT) && sh .ci/setup requirements.lock && exec .venv/bin/python -m bot run $(ARGS)

# A worker a core and one more, each with whole files: what a file sets up is set up once.
test:
	@cd $(ROOT) && sh .ci/setup requirements.lock requirements-dev.lock && exec .venv/bin/python -m pytest -n auto --dist loadfile --no-loadscope-reorder $(ARGS)

# With llama.cpp's own server on loopback; its package is fetched when it is first asked for and is no dependency of ours.
test-model:
	@cd $(ROOT) && sh .ci/setup requirements.lock requirements-dev.lock && { .venv/bin/python -c 'import xllamacpp' 2>/dev/null || .venv/bin/python -m pip install -q --no-deps 'xllamacpp>=0.2'; } && exec .venv/bin/python -m pytest tests/drafting/real_model.py -s $(ARGS)

# The whole form of tests/kill: every named point twenty times, ten thousand updates under two hundred deaths. Figures at the end.
soak:
	@cd $(ROOT) && sh .ci/setup requirements.lock requirements-dev.lock && YINFENG_SOAK=1 exec .venv/bin/python -m pytest tests/kill $(ARGS)

lock:
	@cd $(ROOT) && sh .ci/setup --lock
