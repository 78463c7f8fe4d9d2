using Deploy.Local.Services;

namespace Deploy.Local.Registry;

/// <summary>The actions of ECR behind the registry's requests, judged for whoever the token was given to.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html"/>.</remarks>
internal sealed class RegistryPermissions(LocalContext context)
{
    private static readonly Dictionary<string, string> Actions = new(StringComparer.Ordinal)
    {
        ["BeginUpload"] = "ecr:InitiateLayerUpload",
        ["GetUpload"] = "ecr:UploadLayerPart",
        ["AppendUpload"] = "ecr:UploadLayerPart",
        ["CancelUpload"] = "ecr:UploadLayerPart",
        ["CompleteUpload"] = "ecr:CompleteLayerUpload",
        ["GetBlob"] = "ecr:GetDownloadUrlForLayer",
        ["GetManifest"] = "ecr:BatchGetImage",
        ["PutManifest"] = "ecr:PutImage",
        ["DeleteManifest"] = "ecr:BatchDeleteImage",
        ["ListTags"] = "ecr:ListImages",
        ["ListReferrers"] = "ecr:BatchGetImage",
    };

    /// <summary>Why the request is refused; null when it may go on.</summary>
    /// <param name="operation">The request.</param>
    /// <param name="isHead">Whether it only asks whether something is there.</param>
    /// <param name="accessKeyId">The key behind the token; null for a request without a valid token, which has its own refusal.</param>
    public async Task<RegistryException?> RefusalAsync(RegistryOperation operation, bool isHead, string? accessKeyId)
    {
        // The repository of base images lies in no Region and is nobody's.
        if (accessKeyId is null || operation.Repository?.Split('/', 2) is not [var region, var name] || !char.IsAsciiDigit(region[^1])
            || !Actions.TryGetValue(operation.Name, out var action))
            return null;
        if (operation.Name == "GetBlob" && isHead)
            action = "ecr:BatchCheckLayerAvailability";
        var request = new AccessRequest(action, Arn.Make("ecr", region, $"repository/{name}"), new AccessContext());
        var decision = await context.Gate.RunAsync(() => context.Peers.Find<IAuthorization>()!.EvaluateCaller(accessKeyId, region, request));
        return decision.IsAllowed ? null : new RegistryException(StatusCodes.Status403Forbidden, "DENIED", decision.Refusal!);
    }
}
