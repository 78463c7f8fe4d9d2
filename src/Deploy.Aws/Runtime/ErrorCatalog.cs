using Amazon.Runtime;

namespace Deploy.Aws.Runtime;

/// <summary>Creates the typed exception of an error.</summary>
internal delegate AmazonServiceException ExceptionFactory(ServiceError error);

/// <summary>The error codes of one service and the exception of each; an unknown code gives the service's base exception.</summary>
internal sealed class ErrorCatalog(ExceptionFactory fallback, Dictionary<string, ExceptionFactory> byCode)
{
    public IReadOnlyDictionary<string, ExceptionFactory> ByCode => byCode;

    public AmazonServiceException Create(ServiceError error)
    {
        var message = string.IsNullOrEmpty(error.Message)
            ? $"The service answered {(int)error.Status} with error code {error.Code ?? "(none)"} and no message."
            : error.Message;
        var factory = error.Code is not null && byCode.TryGetValue(error.Code, out var typed) ? typed : fallback;
        return factory(error with { Message = message });
    }
}
