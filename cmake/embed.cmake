# embed_files(OUT FILE…): writes OUT, a .cc that holds the files (paths relative to the project) by .incbin, in order.
function(embed_files out)
  set(lines "// Made by cmake/embed.cmake.\n#include \"app/embedded.h\"\n\n#include <array>\n\n")
  set(table "")
  set(index 0)
  foreach(file ${ARGN})
    string(APPEND lines
      "__asm__(\".section .rodata\\n.global tonearm_file_${index}\\ntonearm_file_${index}:\\n.incbin \\\"${PROJECT_SOURCE_DIR}/${file}\\\"\\n\"\n"
      "        \".global tonearm_file_${index}_end\\ntonearm_file_${index}_end:\\n.byte 0\\n.previous\\n\");\n"
      "extern \"C\" const char tonearm_file_${index}[], tonearm_file_${index}_end[];\n")
    string(APPEND table "      EmbeddedFile{\"${file}\", {tonearm_file_${index}, tonearm_file_${index}_end}},\n")
    math(EXPR index "${index} + 1")
  endforeach()
  string(APPEND lines
    "\nnamespace tonearm {\n\nstd::span<const EmbeddedFile> embedded_files() {\n"
    "  static const std::array<EmbeddedFile, ${index}> files = {\n${table}  };\n  return files;\n}\n\n}  // namespace tonearm\n")
  file(CONFIGURE OUTPUT ${out} CONTENT "${lines}" @ONLY)
  list(TRANSFORM ARGN PREPEND "${PROJECT_SOURCE_DIR}/" OUTPUT_VARIABLE depends)
  set_source_files_properties(${out} PROPERTIES OBJECT_DEPENDS "${depends}")
endfunction()
