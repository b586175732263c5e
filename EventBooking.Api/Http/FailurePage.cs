namespace EventBooking.Api.Http;

/// <summary>What a person sees in place of a problem document; null where the address is no page's.</summary>
internal delegate IResult? FailurePage(HttpContext context, Failure failure);
