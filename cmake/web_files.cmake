# cmake -DDIST=FOLDER -DNAME=FUNCTION -DOUT=FILE.cc -P web_files.cmake: gzips every file of DIST beside OUT, and writes OUT.
if(NOT NAME)
  message(FATAL_ERROR "NAME is missing: it names the function, and a folder that is emptied")
endif()
file(GLOB_RECURSE files RELATIVE ${DIST} ${DIST}/*)
if(NOT files)
  message(FATAL_ERROR "${DIST} is empty: npm run build in web/ makes it")
endif()
list(SORT files)
get_filename_component(folder ${OUT} DIRECTORY)
file(REMOVE_RECURSE ${folder}/${NAME})
file(MAKE_DIRECTORY ${folder}/${NAME})
set(lines "// Made by cmake/web_files.cmake.\n#include \"app/embedded.h\"\n\n#include <array>\n\n")
set(table "")
set(index 0)
foreach(file ${files})
  set(packed ${folder}/${NAME}/${index}.gz)
  execute_process(COMMAND gzip -9nc ${DIST}/${file} OUTPUT_FILE ${packed} COMMAND_ERROR_IS_FATAL ANY)
  string(APPEND lines
    "__asm__(\".section .rodata\\n.global ${NAME}_${index}\\n${NAME}_${index}:\\n.incbin \\\"${packed}\\\"\\n\"\n"
    "        \".global ${NAME}_${index}_end\\n${NAME}_${index}_end:\\n.byte 0\\n.previous\\n\");\n"
    "extern \"C\" const char ${NAME}_${index}[], ${NAME}_${index}_end[];\n")
  string(APPEND table
    "      WebFile{\"/${file}\", {${NAME}_${index}, ${NAME}_${index}_end}},\n")
  math(EXPR index "${index} + 1")
endforeach()
string(APPEND lines
  "\nnamespace tonearm {\n\nWebFiles ${NAME}() {\n"
  "  static const std::array<WebFile, ${index}> files = {\n${table}  };\n  return files;\n}\n\n}  // namespace tonearm\n")
file(WRITE ${OUT} "${lines}")
