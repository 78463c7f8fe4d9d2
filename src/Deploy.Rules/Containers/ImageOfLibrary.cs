using Deploy.Rules.References;

namespace Deploy.Rules.Containers;

/// <summary>A library declares a container that runs the project's own image, and has no program to run. Arguments: the container, the project.</summary>
public sealed class ImageOfLibrary() : DeclarationRule(
    "DECS0352",
    "A library has no image",
    "Container '{0}' runs the image of its project, but {1} is a library and makes none. "
        + "Declare it in the program that it runs, or set Image to somebody else's.");
