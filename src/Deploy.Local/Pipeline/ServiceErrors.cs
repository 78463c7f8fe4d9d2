using Deploy.Local.Models;
using Deploy.Local.Protocols;
using Deploy.Local.Services;

namespace Deploy.Local.Pipeline;

/// <summary>The errors that every service of AWS has, with each protocol's code and status.</summary>
internal static class ServiceErrors
{
    public static WireError Throttled(ServiceModel model) => model.Protocol switch
    {
        "ec2" => new WireError("RequestLimitExceeded", "Request limit exceeded.", 503),
        "query" => new WireError("Throttling", "Rate exceeded", 400),
        "rest-json" => new WireError("ThrottlingException", "Rate exceeded", 429),
        _ => new WireError("ThrottlingException", "Rate exceeded", 400),
    };

    public static WireError Internal(ServiceModel model, string message) => model.Protocol switch
    {
        "ec2" => new WireError("InternalError", message, 500),
        "query" => new WireError("ServiceFailure", message, 500),
        "rest-json" => new WireError("InternalServerException", message, 500),
        _ when model.Name is "ecs" or "ecr" => new WireError("ServerException", message, 500),
        _ => new WireError("InternalFailure", message, 500),
    };

    public static WireError Denied(ServiceModel model, string operation)
    {
        var action = $"{model.SigningName}:{operation}";
        return Refusal(model, $"User: {LocalAccount.CallerArn} is not authorized to perform: {action} because no identity-based policy allows the {action} action");
    }

    /// <summary>A refusal by policies, with AWS's sentence.</summary>
    public static LocalServiceException Refused(ServiceModel model, string sentence)
    {
        var error = Refusal(model, sentence);
        return new LocalServiceException(error.Code, error.Message, error.Status);
    }

    /// <summary>A refusal of a session that has ended.</summary>
    public static LocalServiceException Ended(ServiceModel model)
    {
        var error = Expired(model);
        return new LocalServiceException(error.Code, error.Message, error.Status);
    }

    private static WireError Refusal(ServiceModel model, string sentence) => model.Protocol switch
    {
        "ec2" => new WireError("UnauthorizedOperation", $"You are not authorized to perform this operation. {sentence}", 403),
        "query" => new WireError("AccessDenied", sentence, 403),
        "rest-json" => new WireError("AccessDeniedException", sentence, 403),
        _ => new WireError("AccessDeniedException", sentence, 400),
    };

    public static WireError Expired(ServiceModel model)
    {
        const string Message = "The security token included in the request is expired";
        return model.Protocol switch
        {
            "ec2" => new WireError("RequestExpired", "Request has expired.", 400),
            "query" => new WireError("ExpiredToken", Message, 403),
            "rest-json" => new WireError("ExpiredTokenException", Message, 403),
            _ => new WireError("ExpiredTokenException", Message, 400),
        };
    }

    public static WireError Skewed(ServiceModel model)
    {
        const string Message = "Signature expired: 20200101T000000Z is now earlier than 20200101T115500Z (20200101T120000Z - 5 min.)";
        return model.Protocol switch
        {
            "ec2" => new WireError("AuthFailure", "AWS was not able to validate the provided access credentials", 401),
            "query" => new WireError("SignatureDoesNotMatch", Message, 403),
            "rest-json" => new WireError("InvalidSignatureException", Message, 403),
            _ => new WireError("InvalidSignatureException", Message, 400),
        };
    }

    public static WireError Unknown(ServiceModel model, string? operation)
    {
        var message = $"The operation '{Short(operation) ?? "(none)"}' of '{model.Name}' is not one that Local implements.";
        return new WireError(model.Protocol is "query" or "ec2" ? "InvalidAction" : "UnknownOperationException", message, 400);
    }

    public static WireError BadCredential() =>
        new("IncompleteSignature", "Credential must have the form key/yyyymmdd/region/service/aws4_request, scoped to a valid Region.", 400);

    public static WireError TooLarge(int limit) => new("RequestEntityTooLarge", $"The request has more than {limit} bytes.", 413);

    public static WireError UnknownService(string? name, IEnumerable<string> known) => new(
        "UnknownOperationException",
        $"Local does not implement the service '{Short(name) ?? "(unsigned request)"}'. It implements: {string.Join(", ", known)}.",
        400);

    /// <summary>What somebody sent, at a length that suits a message.</summary>
    private static string? Short(string? text) => text is { Length: > 200 } ? text[..200] + "…" : text;

    /// <summary>The code for requests that break the model's constraints.</summary>
    public static string ValidationCode(ServedService served) => served.Service.ValidationErrorCode ?? served.Model.Protocol switch
    {
        "ec2" => "InvalidParameterValue",
        "query" => "ValidationError",
        _ => "ValidationException",
    };

    public static WireError From(LocalServiceException refusal, OperationModel? operation) => new(
        refusal.Code,
        refusal.Message,
        refusal.Status != 0 ? refusal.Status : operation?.Error(refusal.Code)?.ErrorStatus ?? 400,
        refusal.Details);
}
