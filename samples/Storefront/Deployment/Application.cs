using Deploy.Ecs;

[assembly: Deployment("storefront", Stages = ["dev", "prod"])]
