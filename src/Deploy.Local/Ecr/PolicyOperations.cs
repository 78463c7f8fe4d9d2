using System.Text.Json;
using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.Ecr;

/// <summary>A repository's two policies: which images expire, and who else may use it.</summary>
/// <remarks>ECR answers with the same document in its own spacing, never with the text that was sent.</remarks>
internal sealed class PolicyOperations(EcrState state)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    public JsonObject PutLifecycle(LocalCall call)
    {
        var repository = state.Require(call);
        repository.LifecyclePolicy = LifecyclePolicy.Check(call.Input.RequiredText("lifecyclePolicyText")).ToJsonString();
        return Lifecycle(repository);
    }

    public JsonObject GetLifecycle(LocalCall call)
    {
        var repository = state.Require(call);
        RequireLifecycle(repository);
        return Lifecycle(repository).With("lastEvaluatedAt", 0);
    }

    public JsonObject DeleteLifecycle(LocalCall call)
    {
        var repository = state.Require(call);
        RequireLifecycle(repository);
        var reply = Lifecycle(repository).With("lastEvaluatedAt", 0);
        repository.LifecyclePolicy = null;
        return reply;
    }

    public JsonObject SetPolicy(LocalCall call)
    {
        var repository = state.Require(call);
        repository.Policy = RepositoryPolicy.Check(call.Input.RequiredText("policyText")).ToJsonString(Indented);
        return Policy(repository);
    }

    public JsonObject GetPolicy(LocalCall call)
    {
        var repository = state.Require(call);
        return repository.Policy is null ? throw EcrErrors.PolicyNotFound(repository.Name) : Policy(repository);
    }

    public JsonObject DeletePolicy(LocalCall call)
    {
        var repository = state.Require(call);
        if (repository.Policy is null)
            throw EcrErrors.PolicyNotFound(repository.Name);

        var reply = Policy(repository);
        repository.Policy = null;
        return reply;
    }

    private static void RequireLifecycle(EcrRepository repository)
    {
        if (repository.LifecyclePolicy is null)
            throw EcrErrors.LifecyclePolicyNotFound(repository.Name);
    }

    private static JsonObject Lifecycle(EcrRepository repository) =>
        EcrState.Identify(repository).With("lifecyclePolicyText", repository.LifecyclePolicy);

    private static JsonObject Policy(EcrRepository repository) => EcrState.Identify(repository).With("policyText", repository.Policy);
}
