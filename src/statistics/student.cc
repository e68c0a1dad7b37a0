#include "statistics/student.h"

#include <boost/math/distributions/students_t.hpp>
#include <cmath>

namespace tonearm {

using StudentsT = boost::math::students_t;

double t_quantile(double freedom) { return boost::math::quantile(StudentsT(freedom), 0.975); }

double t_p_value(double t, double freedom) {
  return 2 * boost::math::cdf(boost::math::complement(StudentsT(freedom), std::abs(t)));
}

}  // namespace tonearm
