using EventBooking.Domain;

namespace EventBooking.Api.Http;

/// <summary>The one place that says which status a failure has.</summary>
internal static class FailureStatus
{
    public static int ToStatus(this FailureKind kind) => kind switch
    {
        FailureKind.Invalid => StatusCodes.Status400BadRequest,
        FailureKind.NotFound => StatusCodes.Status404NotFound,
        FailureKind.MethodNotAllowed => StatusCodes.Status405MethodNotAllowed,
        FailureKind.Timeout => StatusCodes.Status408RequestTimeout,
        FailureKind.Conflict => StatusCodes.Status409Conflict,
        FailureKind.Gone => StatusCodes.Status410Gone,
        FailureKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        FailureKind.UnsupportedForm => StatusCodes.Status415UnsupportedMediaType,
        FailureKind.Internal => StatusCodes.Status500InternalServerError,
        FailureKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "It has no status."),
    };
}
