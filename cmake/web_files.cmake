# cmake -DDIST=FOLDER -DOUT=FILE.cc -P web_files.cmake: gzips every file of DIST beside OUT, and writes OUT.
file(GLOB_RECURSE files RELATIVE ${DIST} ${DIST}/*)
if(NOT EXISTS ${DIST}/index.html)
  message(FATAL_ERROR "${DIST} holds no index.html: npm run build in web/ makes it")
endif()
list(SORT files)
get_filename_component(folder ${OUT} DIRECTORY)
file(REMOVE_RECURSE ${folder}/web_packed)
file(MAKE_DIRECTORY ${folder}/web_packed)
set(lines "// Made by cmake/web_files.cmake.\n#include \"app/embedded.h\"\n\n#include <array>\n\n")
set(table "")
set(index 0)
foreach(file ${files})
  set(packed ${folder}/web_packed/${index}.gz)
  execute_process(COMMAND gzip -9nc ${DIST}/${file} OUTPUT_FILE ${packed} COMMAND_ERROR_IS_FATAL ANY)
  string(APPEND lines
    "__asm__(\".section .rodata\\n.global tonearm_web_${index}\\ntonearm_web_${index}:\\n.incbin \\\"${packed}\\\"\\n\"\n"
    "        \".global tonearm_web_${index}_end\\ntonearm_web_${index}_end:\\n.byte 0\\n.previous\\n\");\n"
    "extern \"C\" const char tonearm_web_${index}[], tonearm_web_${index}_end[];\n")
  string(APPEND table
    "      WebFile{\"/${file}\", {tonearm_web_${index}, tonearm_web_${index}_end}},\n")
  math(EXPR index "${index} + 1")
endforeach()
string(APPEND lines
  "\nnamespace tonearm {\n\nWebFiles embedded_web_files() {\n"
  "  static const std::array<WebFile, ${index}> files = {\n${table}  };\n  return files;\n}\n\n}  // namespace tonearm\n")
file(WRITE ${OUT} "${lines}")
