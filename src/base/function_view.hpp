// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <type_traits>
#include <utility>

namespace cme {

template <class Signature>
class FunctionView;

/// A function as a parameter: a view of something that can be called and outlives the call it is handed to. Unlike
/// `std::function` it copies nothing, and so never allocates.
template <class Result, class... Parameters>
class FunctionView<Result(Parameters...)> {
 public:
  template <class Function>
  requires(!std::is_same_v<std::remove_cvref_t<Function>, FunctionView> &&
           std::is_invocable_r_v<Result, Function&, Parameters...>)
      FunctionView(Function&& function)  // NOLINT(google-explicit-constructor): lambdas are handed over as they are
      : function_(const_cast<void*>(static_cast<const void*>(std::addressof(function)))),
        call_([](void* called, Parameters... parameters) -> Result {
          return (*static_cast<std::remove_reference_t<Function>*>(called))(std::forward<Parameters>(parameters)...);
        }) {}

  Result operator()(Parameters... parameters) const {
    return call_(function_, std::forward<Parameters>(parameters)...);
  }

 private:
  void* function_;
  Result (*call_)(void*, Parameters...);
};

}  // namespace cme
