using System.Text.Json.Nodes;

namespace Deploy.Local.Services;

/// <summary>One AWS service as Local implements it.</summary>
public interface ILocalService
{
    /// <summary>Name of the trimmed model <c>Models/{Model}.json</c>; also the service's name in the admin API.</summary>
    string Model { get; }

    /// <summary>The code for a request that the model's constraints refuse.</summary>
    string? ValidationErrorCode { get; }

    /// <summary>Handlers by operation name. They run one at a time, so they need no locks.</summary>
    IReadOnlyDictionary<string, Func<LocalCall, JsonObject>> Operations { get; }

    /// <summary>What a caller must be allowed for each operation.</summary>
    AccessTable Access { get; }

    /// <summary>Whether the operation changes anything; the request log shows it.</summary>
    bool IsMutating(string operation);
}
