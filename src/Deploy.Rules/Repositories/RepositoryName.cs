using Deploy.Plan.Resources;
using Deploy.Rules.Facts;

namespace Deploy.Rules.Repositories;

/// <summary>ECR allows words with separators between them.</summary>
public sealed class RepositoryName() : NameRule<EcrRepositorySpec>(
    "DECS0801",
    "A repository's name is not valid",
    "The repository name {0} is not valid. Use {form}.",
    NameForms.Repository);
