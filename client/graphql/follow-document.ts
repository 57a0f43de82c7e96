import { graphql } from "./graphql.ts";

export const FollowRequestMutation = graphql(`
  mutation FollowRequest($id: ID!, $shareToken: String) {
    followRequest(id: $id, shareToken: $shareToken) {
      id
      isMine
      isFollowed
    }
  }
`);

export const UnfollowRequestMutation = graphql(`
  mutation UnfollowRequest($id: ID!) {
    unfollowRequest(id: $id) {
      id
      isMine
      isFollowed
    }
  }
`);

/** What a request is to the viewer. Null if the viewer may not see it. */
export const RequestRelationQuery = graphql(`
  query RequestRelation($id: ID!) {
    request(id: $id) {
      id
      isMine
      isFollowed
    }
  }
`);
