# What `make install` and `make package` lay down: where Linux expects it (GNUInstallDirs), under DESTDIR where that is set.
include(GNUInstallDirs)
find_package(Python3 REQUIRED COMPONENTS Interpreter)

# Documents that the program itself is asked for.
set(documents ${CMAKE_BINARY_DIR}/documents)
set(man_page ${documents}/tonearm.1)
set(sbom ${documents}/tonearm.cdx.json)
set(completions ${documents}/tonearm ${documents}/_tonearm ${documents}/tonearm.fish)
set(source ${PROJECT_SOURCE_DIR})
set(changelog ${source}/cmake/debian/changelog)
add_custom_command(OUTPUT ${man_page}.gz ${sbom} ${completions} ${documents}/changelog.Debian.gz
  COMMAND ${CMAKE_COMMAND} -E make_directory ${documents}
  COMMAND tonearm completion bash > ${documents}/tonearm
  COMMAND tonearm completion zsh > ${documents}/_tonearm
  COMMAND tonearm completion fish > ${documents}/tonearm.fish
  COMMAND Python3::Interpreter ${source}/tools/man_page.py $<TARGET_FILE:tonearm> > ${man_page}
  COMMAND Python3::Interpreter ${source}/tools/sbom.py $<TARGET_FILE:tonearm> > ${sbom}
  COMMAND gzip -9nkf ${man_page}
  COMMAND gzip -9nc ${changelog} > ${documents}/changelog.Debian.gz
  DEPENDS tonearm ${source}/tools/man_page.py ${source}/tools/tonearm.1.in ${source}/tools/sbom.py ${source}/web/package-lock.json
          ${source}/cmake/duckdb.cmake ${changelog}
  COMMENT "Making man page, completions, SBOM")
add_custom_target(tonearm-documents DEPENDS ${man_page}.gz)

install(TARGETS tonearm)
install(FILES ${man_page}.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${documents}/tonearm DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${documents}/tonearm.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
# Debian's zsh looks for what packages bring in a folder of its own.
install(CODE "
  set(folder site-functions)
  if(CMAKE_INSTALL_PREFIX MATCHES \"/usr/?$\")
    set(folder vendor-completions)
  endif()
  file(INSTALL ${documents}/_tonearm DESTINATION \"\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_DATADIR}/zsh/\${folder}\")")
install(DIRECTORY deploy/systemd/system deploy/systemd/user DESTINATION lib/systemd)
install(FILES README.md ARCHITECTURE.md NOTICE cmake/debian/copyright ${sbom} DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR}/docs FILES_MATCHING PATTERN *.md PATTERN *.yaml)
install(FILES deploy/systemd/tonearm.env DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples)
install(FILES ${documents}/changelog.Debian.gz DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT debian EXCLUDE_FROM_ALL)
install(FILES cmake/debian/lintian-overrides DESTINATION ${CMAKE_INSTALL_DATADIR}/lintian/overrides RENAME tonearm
  COMPONENT debian EXCLUDE_FROM_ALL)

# The .deb: cpack --config build/release/CPackConfig.cmake
set(CPACK_GENERATOR DEB)
set(CPACK_INSTALL_CMAKE_PROJECTS "${CMAKE_BINARY_DIR};tonearm;ALL;/;${CMAKE_BINARY_DIR};tonearm;debian;/")
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ
  WORLD_EXECUTE)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGE_CONTACT "Tonearm developers <tonearm@users.noreply.github.com>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "copy a whole last.fm history and answer questions about it")
string(JOIN "\n" CPACK_PACKAGE_DESCRIPTION
  "Tonearm keeps a true copy of every scrobble of a last.fm account, in a folder"
  "or on Google Cloud, and answers: which genres most, at what time of day, how"
  "have preferences changed over the years, do they depend on the season. A"
  "dashboard for the browser is inside, and units for a daily run.")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION sound)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_HOMEPAGE https://github.com/tonearm/tonearm)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "ca-certificates, tzdata")
# The pictures of a site: loaded when one is drawn.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "libpangocairo-1.0-0, fonts-dejavu-core")
set(scripts ${source}/cmake/debian)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${scripts}/postinst ${scripts}/prerm ${scripts}/postrm)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)
