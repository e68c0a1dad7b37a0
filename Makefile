# make build   the program, at build/release/tonearm
# make demo    a real listener's ten years, copied from a stand-in last.fm, modelled, answered, shown in the browser
# make test    every test
# make help    the rest
.DEFAULT_GOAL := build
.PHONY: help setup setup-test setup-package setup-deploy build demo web screenshots install package sbom test test-sanitize test-cloud
.PHONY: test-dbt test-publish test-deploy test-deploy-long format bench calibration clean

help:
	@echo "make build          the program, at build/release/tonearm"
	@echo "make demo           ten years of a real listener, copied from a stand-in last.fm, modelled, answered, and shown"
	@echo "                    at http://127.0.0.1:8321 until Ctrl-C; ARGS=--no-serve ends before that"
	@echo "make web            the dashboard's page alone: types, unit tests, build"
	@echo "make screenshots    pictures of the dashboard for README, into docs/; ARGS=FOLDER: all views, into FOLDER"
	@echo "make install        program, man page, completions, units, documents into PREFIX (/usr/local) below DESTDIR"
	@echo "make package        the Debian package and its SBOM, into build/package"
	@echo "make sbom           what the program is made of, as CycloneDX 1.5"
	@echo "make test           every test, in build/dev"
	@echo "make test-sanitize  the same under AddressSanitizer and UBSan, in build/asan"
	@echo "make test-cloud     Cloud Storage and BigQuery, on counterparts that others wrote: contracts, a whole sync, kills"
	@echo "make test-dbt       the models built by dbt and by tonearm, the tables compared row by row"
	@echo "make test-publish   what tonearm publish writes, read by programs that others wrote; ARGS=part"
	@echo "make test-deploy    each way of deploy/ by its own tool: image, package, units, Terraform, Mage; as root; ARGS=part"
	@echo "make test-deploy-long  the image from its Dockerfile alone, and checkov over the Terraform module; 10 minutes"
	@echo "make format         clang-format over the sources"
	@echo "make bench          the benchmarks; bench/README.md says what they mean"
	@echo "make calibration    made-up listeners: what the answers say of them against what was planted; 15 minutes"
	@echo "make clean          removes build/ and tonearm-demo/"

setup:
	@tools/setup.sh

setup-test:
	@tools/setup.sh test

setup-package:
	@tools/setup.sh package

setup-deploy:
	@tools/setup.sh deploy

build/%/build.ninja: | setup
	@cmake --preset $* >build-$*.log 2>&1 || { cat build-$*.log; rm -f build-$*.log; exit 1; }
	@mv build-$*.log build/$*/configure.log

build: setup build/release/build.ninja
	@cmake --build build/release --target tonearm

demo: setup build/release/build.ninja
	@cmake --build build/release --target tonearm tonearm-simulator
	@tools/demo.sh $(ARGS)

web: setup build/release/build.ninja
	@cmake --build build/release --target web
	@cd web && npm run --silent verify

screenshots: setup-test build/release/build.ninja
	@cmake --build build/release --target tonearm tonearm-simulator
	@TONEARM_BUILD=build/release web/node_modules/.bin/node tests/dashboard/screenshots.mjs $(ARGS)

PREFIX ?= /usr/local
install: setup build/release/build.ninja
	@cmake --build build/release --target tonearm tonearm-documents
	@cmake --install build/release --prefix $(PREFIX) --strip

package: setup-package build/release/build.ninja
	@cmake --build build/release --target tonearm tonearm-documents
	@cmake -E rm -rf build/package
	@cpack --config build/release/CPackConfig.cmake -B build/package
	@cmake -E copy build/release/documents/tonearm.cdx.json build/package/

sbom: setup build/release/build.ninja
	@cmake --build build/release --target tonearm tonearm-documents
	@cat build/release/documents/tonearm.cdx.json

test: setup-test build/dev/build.ninja
	@cmake --build build/dev
	@cd build/dev && ctest --output-on-failure -j2

test-sanitize: setup-test build/asan/build.ninja
	@cmake --build build/asan
	@cd build/asan && ctest --output-on-failure -j2 -LE 'tree|browser'

test-cloud: setup-test build/dev/build.ninja
	@cmake --build build/dev
	@tests/cloud/run.py $(ARGS)

test-dbt: setup build/release/build.ninja
	@cmake --build build/release --target tonearm tonearm-simulator
	@python3 tests/dbt/run.py $(ARGS)

test-publish: setup-test build/release/build.ninja
	@cmake --build build/release --target tonearm tonearm-simulator
	@tests/publish/run.py $(ARGS)

test-deploy: setup-deploy build/release/build.ninja
	@cmake --build build/release --target tonearm tonearm-simulator tonearm-documents
	@tests/deploy/run.py $(ARGS)

test-deploy-long: setup-deploy build/release/build.ninja
	@cmake --build build/release --target tonearm tonearm-simulator tonearm-documents
	@python3 tests/deploy/docker_test.py --whole
	@python3 tests/deploy/terraform_test.py --checkov form

format: setup
	@git ls-files '*.cc' '*.h' | xargs clang-format-14 -i

bench: setup build/release/build.ninja
	@cmake --build build/release --target tonearm tonearm-simulator
	@bench/run.py

calibration: setup build/release/build.ninja
	@cmake --build build/release --target tonearm tonearm-simulator tonearm-calibration
	@build/release/tonearm-calibration --listeners 1000
	@bench/calibration/whole_path.py

clean:
	rm -rf build tonearm-demo
