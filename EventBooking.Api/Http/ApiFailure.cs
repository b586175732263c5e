using EventBooking.Domain;

namespace EventBooking.Api.Http;

/// <summary>A failure of the exchange itself, before or beside the rules of booking.</summary>
internal sealed record ApiFailure(FailureDefinition Definition, string Detail) : Failure(Definition, Detail)
{
    public static readonly ApiFailure NotFound = new(Failures.NotFound, "There is no such route.");

    public static readonly ApiFailure MethodNotAllowed =
        new(Failures.MethodNotAllowed, "The Allow header names the methods that this route has.");

    public static readonly ApiFailure RequestTimeout =
        new(Failures.RequestTimeout, "The body did not come as fast as this service waits for. Send the request again.");

    public static readonly ApiFailure PayloadTooLarge =
        new(Failures.PayloadTooLarge, "The request body is larger than this service takes.");

    public static readonly ApiFailure UnsupportedMediaType =
        new(Failures.UnsupportedMediaType, "Send the body as application/json in UTF-8, uncompressed.");

    public static readonly ApiFailure InternalError =
        new(Failures.InternalError, "The request was not carried out. The service's log says why.");

    public static readonly ApiFailure DatabaseUnavailable =
        new(Failures.DatabaseUnavailable, "The service cannot reach its database. Try again after the time in Retry-After.");

    private static readonly ApiFailure Unreadable = new(Failures.InvalidRequest, "The request cannot be read.");

    /// <summary>What a status means that a server or framework chose.</summary>
    public static ApiFailure OfStatus(int status) => status switch
    {
        StatusCodes.Status404NotFound => NotFound,
        StatusCodes.Status405MethodNotAllowed => MethodNotAllowed,
        StatusCodes.Status408RequestTimeout => RequestTimeout,
        StatusCodes.Status413PayloadTooLarge => PayloadTooLarge,
        StatusCodes.Status415UnsupportedMediaType => UnsupportedMediaType,
        StatusCodes.Status503ServiceUnavailable => DatabaseUnavailable,
        >= 500 => InternalError,
        _ => Unreadable,
    };

    public static Failure OfDatabase(string code) => code == Failures.Overloaded.Code ? new Overloaded() : DatabaseUnavailable;
}
