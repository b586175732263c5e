using EventBooking.Domain;
using EventBooking.Infrastructure.Persistence;
using Microsoft.AspNetCore.Diagnostics;

namespace EventBooking.Api.Http;

/// <summary>Answers what ended in an exception: a body that cannot be read, a database that is away, or a bug.</summary>
internal sealed partial class ApiExceptionHandler(ILogger<ApiExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to answer.
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        await Problems.WriteAsync(httpContext, FailureOf(exception));
        return true;
    }

    private Failure FailureOf(Exception exception)
    {
        if (exception is BadHttpRequestException bad)
        {
            return Problems.OfBadRequest(bad);
        }

        if (DatabaseFailures.CodeOf(exception) is { } code)
        {
            Log.DatabaseFailed(logger, code, exception.GetBaseException().Message);
            return ApiFailure.OfDatabase(code);
        }

        Log.Unexpected(logger, exception);
        return ApiFailure.InternalError;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Answered 503 {Code}: {Reason}")]
        public static partial void DatabaseFailed(ILogger logger, string code, string reason);

        [LoggerMessage(Level = LogLevel.Error, Message = "A request ended in an exception that nothing expects")]
        public static partial void Unexpected(ILogger logger, Exception exception);
    }
}
