#include "publish/site/picture.h"

#include <dlfcn.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <unistd.h>
#include <woff2/decode.h>

#include <filesystem>
#include <fstream>
#include <new>
#include <stdexcept>

#include "report/display_text.h"

namespace tonearm {
namespace {

/// What is asked of Pango and of what it stands on. Loaded when the first picture is drawn: these are forty libraries,
/// which every start of the program would pay for with ten milliseconds.
struct Drawing {
  void* library = ::dlopen("libpangocairo-1.0.so.0", RTLD_NOW);

  template <class Function>
  Function* found(const char* name) const {
    return library ? reinterpret_cast<Function*>(::dlsym(library, name)) : nullptr;
  }
#define TONEARM_FOUND(name) decltype(&::name) name = found<decltype(::name)>(#name)
  TONEARM_FOUND(cairo_create);
  TONEARM_FOUND(cairo_destroy);
  TONEARM_FOUND(cairo_fill);
  TONEARM_FOUND(cairo_image_surface_create);
  TONEARM_FOUND(cairo_move_to);
  TONEARM_FOUND(cairo_paint);
  TONEARM_FOUND(cairo_rectangle);
  TONEARM_FOUND(cairo_set_source_rgb);
  TONEARM_FOUND(cairo_status);
  TONEARM_FOUND(cairo_surface_destroy);
  TONEARM_FOUND(cairo_surface_flush);
  TONEARM_FOUND(cairo_surface_write_to_png_stream);
  TONEARM_FOUND(pango_cairo_create_layout);
  TONEARM_FOUND(pango_cairo_font_map_get_default);
  TONEARM_FOUND(pango_cairo_show_layout);
  TONEARM_FOUND(pango_fc_font_map_config_changed);
  TONEARM_FOUND(pango_font_description_free);
  TONEARM_FOUND(pango_font_description_from_string);
  TONEARM_FOUND(pango_font_description_set_absolute_size);
  TONEARM_FOUND(pango_font_description_set_weight);
  TONEARM_FOUND(pango_layout_set_alignment);
  TONEARM_FOUND(pango_layout_set_auto_dir);
  TONEARM_FOUND(pango_layout_set_ellipsize);
  TONEARM_FOUND(pango_layout_set_font_description);
  TONEARM_FOUND(pango_layout_set_single_paragraph_mode);
  TONEARM_FOUND(pango_layout_set_text);
  TONEARM_FOUND(pango_layout_set_width);
  TONEARM_FOUND(g_object_unref);
  TONEARM_FOUND(FcConfigAppFontAddFile);
  TONEARM_FOUND(FcConfigAppFontClear);
  TONEARM_FOUND(FcConfigGetCurrent);
#undef TONEARM_FOUND
};

const Drawing& draw() {
  static const Drawing drawing;
  return drawing;
}

}  // namespace

bool can_draw() { return draw().library != nullptr; }

struct Picture::Canvas {
  cairo_surface_t* surface = nullptr;
  cairo_t* cairo = nullptr;

  ~Canvas() {
    draw().cairo_destroy(cairo);
    draw().cairo_surface_destroy(surface);
  }

  void paint(const Colour& colour) {
    const auto part = [&](std::size_t at) { return std::stoi(colour.substr(at, 2), nullptr, 16) / 255.0; };
    draw().cairo_set_source_rgb(cairo, part(1), part(3), part(5));
  }
};

// Pango takes fonts from files alone, and none that is packed for the web.
Letters::Letters(const std::vector<std::string>& fonts) {
  if (!can_draw()) return;
  for (const std::string& font : fonts) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(font.data());
    std::string unpacked;
    woff2::WOFF2StringOut out(&unpacked);
    if (!woff2::ConvertWOFF2ToTTF(bytes, font.size(), &out))
      throw std::logic_error("a font inside the program is damaged");
    unpacked.resize(out.Size());
    std::string file = (std::filesystem::temp_directory_path() / "tonearm-letters-XXXXXX").string();
    const int descriptor = ::mkstemp(file.data());
    if (descriptor < 0) continue;  // the machine's letters will do
    ::close(descriptor);
    files_.push_back(file);
    std::ofstream(file, std::ios::binary) << unpacked;
    draw().FcConfigAppFontAddFile(draw().FcConfigGetCurrent(), reinterpret_cast<const FcChar8*>(file.c_str()));
  }
  draw().pango_fc_font_map_config_changed(reinterpret_cast<PangoFcFontMap*>(draw().pango_cairo_font_map_get_default()));
}

Letters::~Letters() {
  if (!can_draw()) return;
  draw().FcConfigAppFontClear(draw().FcConfigGetCurrent());
  draw().pango_fc_font_map_config_changed(reinterpret_cast<PangoFcFontMap*>(draw().pango_cairo_font_map_get_default()));
  std::error_code ignored;
  for (const std::string& file : files_) std::filesystem::remove(file, ignored);
}

Picture::Picture(int width, int height, const Colour& ground) : canvas_(std::make_unique<Canvas>()) {
  canvas_->surface = draw().cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
  canvas_->cairo = draw().cairo_create(canvas_->surface);
  if (draw().cairo_status(canvas_->cairo) != CAIRO_STATUS_SUCCESS) throw std::bad_alloc();
  canvas_->paint(ground);
  draw().cairo_paint(canvas_->cairo);
}

Picture::~Picture() = default;

void Picture::text(double x, double y, double width, const std::string& text, const TextLook& look) {
  cairo_t* cairo = canvas_->cairo;
  PangoLayout* layout = draw().pango_cairo_create_layout(cairo);
  PangoFontDescription* font = draw().pango_font_description_from_string("Instrument Sans, DejaVu Sans, sans-serif");
  draw().pango_font_description_set_absolute_size(font, look.size * PANGO_SCALE);
  draw().pango_font_description_set_weight(font, look.strong ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
  draw().pango_layout_set_font_description(layout, font);
  // Names of right-to-left scripts begin where the others do.
  draw().pango_layout_set_auto_dir(layout, FALSE);
  draw().pango_layout_set_single_paragraph_mode(layout, TRUE);
  draw().pango_layout_set_width(layout, static_cast<int>(width * PANGO_SCALE));
  draw().pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
  draw().pango_layout_set_alignment(layout, look.align == Align::right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  const std::string shown = printable(text);
  draw().pango_layout_set_text(layout, shown.data(), static_cast<int>(shown.size()));
  canvas_->paint(look.colour);
  draw().cairo_move_to(cairo, x, y);
  draw().pango_cairo_show_layout(cairo, layout);
  draw().pango_font_description_free(font);
  draw().g_object_unref(layout);
}

void Picture::bar(double x, double y, double width, double height, const Colour& colour) {
  canvas_->paint(colour);
  draw().cairo_rectangle(canvas_->cairo, x, y, width, height);
  draw().cairo_fill(canvas_->cairo);
}

std::string Picture::png() const {
  std::string bytes;
  draw().cairo_surface_flush(canvas_->surface);
  const auto append = [](void* to, const unsigned char* data, unsigned length) {
    static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
  };
  if (draw().cairo_surface_write_to_png_stream(canvas_->surface, append, &bytes) != CAIRO_STATUS_SUCCESS)
    throw std::bad_alloc();
  return bytes;
}

}  // namespace tonearm
