// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

namespace cme {

template <class Signature>
class Function;

/// A callable, to be passed as a parameter or kept for later. It is moved and never copied, so it can hold a callable
/// that cannot be copied; one as small as a few references is held without an allocation.
template <class Result, class... Parameters>
class Function<Result(Parameters...)> {
 public:
  /// Holds nothing, and must not be called.
  Function() = default;

  template <class Callable>
  requires(!std::is_same_v<std::remove_cvref_t<Callable>, Function> &&
           std::is_invocable_r_v<Result, std::decay_t<Callable>&, Parameters...>)
      // Lambdas are handed over as they are, and the constraint leaves other functions to the constructor that moves.
      // NOLINTNEXTLINE(google-explicit-constructor, bugprone-forwarding-reference-overload)
      Function(Callable&& callable)
      : kind_(&kind_of<std::decay_t<Callable>>) {
    using Held = std::decay_t<Callable>;
    if constexpr (fits<Held>) {
      ::new (static_cast<void*>(held_)) Held(std::forward<Callable>(callable));
    } else {
      ::new (static_cast<void*>(held_)) Held*(new Held(std::forward<Callable>(callable)));
    }
  }

  Function(Function&& other) noexcept : kind_(std::exchange(other.kind_, nullptr)) {
    if (kind_ != nullptr) {
      kind_->move(held_, other.held_);
    }
  }
  Function& operator=(Function&& other) noexcept {
    if (this != &other) {
      std::destroy_at(this);
      std::construct_at(this, std::move(other));
    }
    return *this;
  }
  Function(const Function&) = delete;
  Function& operator=(const Function&) = delete;
  ~Function() {
    if (kind_ != nullptr) {
      kind_->destroy(held_);
    }
  }

  explicit operator bool() const { return kind_ != nullptr; }

  /// May be called from several threads at once if the callable that it holds allows it.
  Result operator()(Parameters... parameters) const {
    return kind_->call(held_, std::forward<Parameters>(parameters)...);
  }

 private:
  static constexpr std::size_t room = 6 * sizeof(void*);

  /// How to handle the callable that is held.
  struct Kind {
    Result (*call)(std::byte* held, Parameters... parameters);
    void (*move)(std::byte* to, std::byte* from) noexcept;  ///< leaves nothing in `from`
    void (*destroy)(std::byte* held) noexcept;
  };

  template <class Held>
  static constexpr bool fits = (sizeof(Held) <= room) && std::is_nothrow_move_constructible_v<Held> &&
                               alignof(Held) <= alignof(void*);

  /// The callable that is held, in place or behind a pointer if it does not fit.
  template <class Held>
  static Held& get(std::byte* held) {
    if constexpr (fits<Held>) {
      return *std::launder(reinterpret_cast<Held*>(held));
    } else {
      return **std::launder(reinterpret_cast<Held**>(held));
    }
  }

  template <class Held>
  static constexpr Kind kind_of = {.call = [](std::byte* held, Parameters... parameters) -> Result {
                                     return get<Held>(held)(std::forward<Parameters>(parameters)...);
                                   },
                                   .move =
                                       [](std::byte* to, std::byte* from) noexcept {
                                         if constexpr (fits<Held>) {
                                           ::new (static_cast<void*>(to)) Held(std::move(get<Held>(from)));
                                           std::destroy_at(&get<Held>(from));
                                         } else {
                                           ::new (static_cast<void*>(to)) Held*(&get<Held>(from));
                                         }
                                       },
                                   .destroy =
                                       [](std::byte* held) noexcept {
                                         if constexpr (fits<Held>) {
                                           std::destroy_at(&get<Held>(held));
                                         } else {
                                           delete &get<Held>(held);
                                         }
                                       }};

  alignas(void*) mutable std::byte held_[room];
  const Kind* kind_ = nullptr;
};

}  // namespace cme
