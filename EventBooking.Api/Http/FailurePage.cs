using EventBooking.Domain;

namespace EventBooking.Api.Http;

/// <summary>What a person sees in place of a problem document; null where only a program can have made the request.</summary>
/// <param name="context">The request.</param>
/// <param name="failure">What it failed of.</param>
internal delegate IResult? FailurePage(HttpContext context, Failure failure);
