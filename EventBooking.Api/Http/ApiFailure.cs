using EventBooking.Domain;

namespace EventBooking.Api.Http;

/// <summary>A failure of the exchange itself, before or beside the rules of booking.</summary>
/// <param name="Code">The stable code.</param>
/// <param name="Detail">What happened.</param>
internal sealed record ApiFailure(string Code, string Detail) : Failure(Code, Detail)
{
    public static ApiFailure OfStatus(int status) => status switch
    {
        StatusCodes.Status404NotFound => new(ErrorCodes.NotFound, "There is no such route."),
        StatusCodes.Status405MethodNotAllowed => new(ErrorCodes.MethodNotAllowed, "The Allow header names the methods that this route has."),
        StatusCodes.Status408RequestTimeout => new(
            ErrorCodes.RequestTimeout, "The body did not come as fast as this service waits for. Send the request again."),
        StatusCodes.Status413PayloadTooLarge => new(ErrorCodes.PayloadTooLarge, "The request body is larger than this service takes."),
        StatusCodes.Status415UnsupportedMediaType => new(ErrorCodes.UnsupportedMediaType, "Send the body as application/json in UTF-8, uncompressed."),
        StatusCodes.Status503ServiceUnavailable => OfDatabase(ErrorCodes.DatabaseUnavailable),
        >= 500 => new(ErrorCodes.InternalError, "The request was not carried out. The service's log says why."),
        _ => new(ErrorCodes.InvalidRequest, "The request cannot be read."),
    };

    public static ApiFailure OfDatabase(string code) => code == ErrorCodes.Overloaded
        ? new(code, new Overloaded().Detail)
        : new(code, "The service cannot reach its database. Try again after the time in Retry-After.");
}
