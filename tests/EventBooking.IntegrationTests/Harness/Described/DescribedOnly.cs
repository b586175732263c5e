using System.Net;
using System.Text;

namespace EventBooking.IntegrationTests.Harness.Described;

/// <summary>Stands between each test and the API: an answer that the document does not describe fails the test.</summary>
internal sealed class DescribedOnly(HttpMessageHandler inner, Func<bool> mayFault, ApiDocument? document = null) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (mayFault() && response.StatusCode == HttpStatusCode.InternalServerError)
        {
            return response;
        }

        var errors = await (document ?? ApiDocument.Committed).ErrorsAsync(response);
        if (errors.Count == 0)
        {
            return response;
        }

        var message = new StringBuilder(
            $"docs/openapi.json does not describe the answer {(int)response.StatusCode} to {request.Method} {request.RequestUri}: ");
        throw new NotDescribedException(message.AppendJoin("; ", errors).ToString());
    }
}

/// <summary>The API answered what its document does not say. No HttpRequestException: tests of faults wait those out.</summary>
internal sealed class NotDescribedException(string message) : Exception(message);
