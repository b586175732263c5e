using System.Text.Json;
using EventBooking.Domain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EventBooking.Api.Http;

/// <summary>What a person sees in place of a problem document; null if the address is no page's.</summary>
internal delegate IResult? FailurePage(HttpContext context, Failure failure);

/// <summary>The one place that turns failures into answers: problem details (RFC 9457) with a stable code.</summary>
internal static class Problems
{
    private const string RetryAfterSeconds = "2";

    public static ProblemHttpResult ToProblem(this Failure failure) => TypedResults.Problem(new FailureDetails(failure));

    /// <summary>The same, and says when to try again where that may help.</summary>
    public static ProblemHttpResult ToProblem(this Failure failure, HttpResponse response)
    {
        if (failure.Kind == FailureKind.Unavailable)
        {
            response.Headers.RetryAfter = RetryAfterSeconds;
        }

        return failure.ToProblem();
    }

    /// <summary>Answers with a failure, in place of whatever the answer was to be; where people are, in their words.</summary>
    public static Task WriteAsync(HttpContext context, Failure failure)
    {
        var problem = failure.ToProblem(context.Response);
        return context.RequestServices.GetRequiredService<FailurePage>()(context, failure) is { } page
            ? page.ExecuteAsync(context)
            : problem.ExecuteAsync(context);
    }

    public static Failure OfBadRequest(BadHttpRequestException exception) => exception switch
    {
        { StatusCode: not StatusCodes.Status400BadRequest } => ApiFailure.OfStatus(exception.StatusCode),
        { InnerException: IOException } => InvalidRequest.Of("body", "cannot be read to its end"),
        { InnerException: FieldFormatException field } => InvalidRequest.Of(FieldName(field.Path), field.Message),
        { InnerException: JsonException { InnerException: JsonException } json } => InvalidRequest.Of(
            "body", $"must be well-formed JSON, at most 64 levels deep; line {json.LineNumber + 1}, byte "
                + $"{json.BytePositionInLine + 1} is not"),
        { InnerException: JsonException { Path: not (null or "$") } json } =>
            InvalidRequest.Of(FieldName(json.Path), "has the wrong type or form"),
        _ => InvalidRequest.Of("body", "must be a JSON object"),
    };

    private static string FieldName(string? path) => path is null or "$" ? "body" : path.Replace("$.", "", StringComparison.Ordinal);
}
