#pragma once

#include <cstdint>

/// Elementary functions made of + - * / and sqrt in a fixed order only: IEEE 754 rounds each of these correctly, so the
/// results are the same bits on every x86-64 processor. The C library's functions are not: it picks a variant with or
/// without fused multiply-add at run time. Relative error below 1e-15 unless stated.
namespace gigaramp::portable {

/// Natural logarithm; -infinity for 0, NaN below.
double log(double x);

/// e^x; infinity above 709.78, 0 below -745.13.
double exp(double x);

/// 2^x, exact for whole x: the law of half-lives.
double exp2(double x);

/// x^y for x >= 0 as e^(y ln x); relative error about |y ln x| x 2e-16.
double pow(double x, double y);

/// Gamma function for x > 0 by Stirling's series (DLMF 5.11.3) after shifting x above 12; relative error below 1e-13.
double gamma(double x);

/// Quantile of the standard normal law, 0 < p < 1; relative error about 1e-15. M. J. Wichura, "Algorithm AS 241: The
/// percentage points of the normal distribution", Applied Statistics 37 (1988) 477-484, routine PPND16.
double inverse_normal(double p);

/// The nearest whole number, halves away from zero; limited to the range of the result, 0 for NaN.
std::int64_t round_to_whole(double x);

}  // namespace gigaramp::portable
