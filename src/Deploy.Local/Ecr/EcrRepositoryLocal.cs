using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.Ecr;

/// <summary>Creates, describes, changes and deletes repositories.</summary>
internal sealed class EcrRepositoryLocal(EcrState state)
{
    private const int LargestPage = 1000;
    private const int UsualPage = 100;

    public JsonObject Create(LocalCall call)
    {
        var input = call.Input;
        var name = input.RequiredText("repositoryName");
        var encryption = input.Object("encryptionConfiguration");
        var repository = new EcrRepository
        {
            Name = name,
            CreatedAt = state.Context.Clock.Timestamp,
            ScanOnPush = input.Object("imageScanningConfiguration")?.Flag("scanOnPush") ?? false,
            EncryptionType = encryption?.Text("encryptionType") ?? "AES256",
            KmsKey = encryption?.Text("kmsKey"),
        };
        TagMutability.Apply(input, repository);
        RepositoryTags.Merge(repository, input.Array("tags"));
        if (repository is { EncryptionType: "AES256", KmsKey: not null })
            throw EcrErrors.InvalidParameter("encryptionConfiguration", "must not have a kmsKey when encryptionType is AES256");
        if (repository.EncryptionType != "AES256")
            repository.KmsKey ??= call.Arn("kms", "key/aws-managed-ecr");
        if (!state.Of(call.Region).TryAdd(name, repository))
            throw EcrErrors.RepositoryExists(name);

        return new JsonObject { ["repository"] = state.Describe(call.Region, repository) };
    }

    public JsonObject Describe(LocalCall call)
    {
        var input = call.Input;
        if (input.ContainsKey("repositoryNames"))
        {
            if (input.ContainsKey("maxResults") || input.ContainsKey("nextToken"))
                throw EcrErrors.InvalidParameter("repositoryNames", "must not be used together with maxResults or nextToken");
            var account = input.Text("registryId") ?? LocalAccount.Id;
            var named = input.Texts("repositoryNames").Distinct().Select(name => state.Require(call.Region, name, account)).ToList();
            return new JsonObject { ["repositories"] = named.Select(repository => state.Describe(call.Region, repository)).ToJsonArray() };
        }

        var (page, next) = Paging.Of<EcrRepository>(
            [.. state.Of(call.Region).Values], input.Whole("maxResults") ?? UsualPage, input.Text("nextToken"), LargestPage, BadToken);
        return Paging.Reply("repositories", page.Select(repository => state.Describe(call.Region, repository)), next);
    }

    public JsonObject Delete(LocalCall call)
    {
        var repository = state.Require(call);
        var path = EcrState.Path(call.Region, repository.Name);
        if (call.Input.Flag("force") != true && state.Registry.Images.List(path).Count > 0)
            throw EcrErrors.RepositoryNotEmpty(repository.Name);

        state.Of(call.Region).Remove(repository.Name);
        state.Registry.RemoveRepository(path);
        var described = state.Describe(call.Region, repository);
        return new JsonObject { ["repository"] = described };
    }

    public JsonObject PutScanning(LocalCall call)
    {
        var repository = state.Require(call);
        repository.ScanOnPush = call.Input.Object("imageScanningConfiguration")?.Flag("scanOnPush") ?? false;
        return EcrState.Identify(repository)
            .With("imageScanningConfiguration", new JsonObject { ["scanOnPush"] = repository.ScanOnPush });
    }

    public JsonObject PutMutability(LocalCall call)
    {
        var repository = state.Require(call);
        TagMutability.Apply(call.Input, repository);
        return EcrState.Identify(repository)
            .With("imageTagMutability", repository.TagMutability)
            .With("imageTagMutabilityExclusionFilters", TagMutability.ToJson(repository.ExclusionFilters));
    }

    internal static LocalServiceException BadToken() => new("InvalidParameterException", "Invalid parameter at 'nextToken': the token is not one of this list.");
}
