using System.Text.Json.Nodes;

namespace Deploy.Local.Services;

/// <summary>One request, decoded and valid by the model.</summary>
/// <param name="Operation">The model's name of the operation.</param>
/// <param name="Input">The request with the model's member names; absent members are absent, never null.</param>
/// <param name="Region">From the credential scope of the signature.</param>
/// <param name="Account">Always <see cref="LocalAccount.Id"/>.</param>
/// <param name="AccessKeyId">From the credential scope of the signature.</param>
/// <param name="RequestId">The id that the reply carries.</param>
public sealed record LocalCall(string Operation, JsonObject Input, string Region, string Account, string AccessKeyId, string RequestId)
{
    /// <summary>An ARN of this account in the call's region.</summary>
    public string Arn(string service, string resource) => Services.Arn.Make(service, Region, resource);
}
