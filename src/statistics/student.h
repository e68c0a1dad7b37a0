// Student's t distribution; degrees of freedom need not be whole.
#pragma once

namespace tonearm {

/// The half-width, in standard errors, of a 95 % interval. `freedom` of at least 1.
double t_quantile(double freedom);

/// Two-sided p-value of `t`.
double t_p_value(double t, double freedom);

}  // namespace tonearm
