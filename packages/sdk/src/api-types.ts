// Made by "npm run sdk:generate" from the API's description. Do not edit.
export interface paths {
  "/api/admin/voice-agent-requests": {
    parameters: {
    };
    /** Requests for a voice agent, latest first */
    get: {
      parameters: {
        query?: {
          agent_id?: string;
          page?: number;
          page_size?: number;
          status?: "pending" | "approved" | "rejected";
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["VoiceAgentRequest"][];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/admin/voice-agent-requests/{id}": {
    parameters: {
    };
    /** One request */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["VoiceAgentRequest"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/admin/voice-agent-requests/{id}/approve": {
    parameters: {
    };
    /** Give the business its voice agent, with a free number, or one that is bought where the server may */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": {
            area_code?: string;
            country?: string;
          } | null;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["VoiceAgentApproval"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/admin/voice-agent-requests/{id}/reject": {
    parameters: {
    };
    /** Turn a request down, with a reason that the business is told */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["RejectVoiceAgentBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["VoiceAgentRejection"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/admin/voice-agents": {
    parameters: {
    };
    /** Voice agents of all real-estate businesses, the eldest first */
    get: {
      parameters: {
        query?: {
          page?: number;
          page_size?: number;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["VoiceAgent"][];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/admin/voice-agents/{id}": {
    parameters: {
    };
    /** One voice agent */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["VoiceAgent"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/admin/voice-agents/{id}/call-stats": {
    parameters: {
    };
    /** Counts of a voice agent’s calls: today, the last 7 days or the last 30 */
    get: {
      parameters: {
        query?: {
          period?: "day" | "week" | "month";
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["VoiceAgentStats"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/agent/calls": {
    parameters: {
    };
    /** Your calls, latest first */
    get: {
      parameters: {
        query?: {
          business_id?: string;
          contact_id?: string;
          page?: number;
          page_size?: number;
          phone_number?: string;
          status?: ("queued" | "initiated" | "ringing" | "in-progress" | "completed" | "failed" | "busy" | "no-answer" | "canceled") | ("in_progress" | "no_answer");
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["VoiceAgentCallPage"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/agent/calls/{id}": {
    parameters: {
    };
    /** One of your calls */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["VoiceAgentCall"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/agent/calls/{id}/recording": {
    parameters: {
    };
    /** Where to listen to a call, for a quarter of an hour */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["VoiceAgentRecording"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/agent/calls/{id}/transcript": {
    parameters: {
    };
    /** What was said on a call */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["VoiceAgentTranscript"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/agent/calls/batch": {
    parameters: {
    };
    /** Have your voice agent call contacts, one after the other */
    post: {
      parameters: {
        query?: {
          business_id?: string;
        };
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["CallContactsBody"];
        };
      };
      responses: {
        /** @description Made */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["CalledContacts"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/agent/calls/initiate": {
    parameters: {
    };
    /** Have your voice agent call a contact, or a number */
    post: {
      parameters: {
        query?: {
          business_id?: string;
        };
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["InitiateCallBody"];
        };
      };
      responses: {
        /** @description Made */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["StartedCall"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/agent/voice-agent": {
    parameters: {
    };
    /** Your voice agent */
    get: {
      parameters: {
        query?: {
          business_id?: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["VoiceAgent"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Change your voice agent, from the next call on; what is left out stays as it is */
    patch: {
      parameters: {
        query?: {
          business_id?: string;
        };
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["UpdateVoiceAgentBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["VoiceAgent"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/agent/voice-agent/request": {
    parameters: {
    };
    /** Ask for a voice agent; one request may wait at a time */
    post: {
      parameters: {
        query?: {
          business_id?: string;
        };
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
      };
      requestBody: {
        content: {
          "application/json": Record<string, never> | null;
        };
      };
      responses: {
        /** @description Made */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["VoiceAgentRequested"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/agent/voice-agent/status": {
    parameters: {
    };
    /** What became of your latest request */
    get: {
      parameters: {
        query?: {
          business_id?: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["VoiceAgentStatus"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/agent/voice-agent/toggle-status": {
    parameters: {
    };
    /** Let your voice agent take calls, or not */
    post: {
      parameters: {
        query?: {
          business_id?: string;
        };
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["ToggleVoiceAgentBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["VoiceAgent"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/agents": {
    parameters: {
    };
    /** Agents you may see */
    get: {
      parameters: {
        query?: {
          business_id?: string;
          page?: number;
          page_size?: number;
          search?: string;
          sort?: "name" | "-name" | "created_at" | "-created_at";
          status?: components["schemas"]["AgentStatus"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["AgentSummaryPage"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Add an agent */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["CreateAgentBody"];
        };
      };
      responses: {
        /** @description Made */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Agent"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/agents/{id}": {
    parameters: {
    };
    /** One agent as it is edited */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Agent"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Change an agent; its configuration reaches callers when it is published */
    put: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["UpdateAgentBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Agent"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Delete an agent; its calls stay on record, its numbers become free */
    delete: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done; there is nothing to read */
        204: {
          headers: {
            [name: string]: unknown;
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/agents/{id}/diff": {
    parameters: {
    };
    /** What differs between two versions, or the draft and the published one */
    get: {
      parameters: {
        query?: {
          from?: ("draft" | "published") | number;
          to?: ("draft" | "published") | number;
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["AgentDiff"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/agents/{id}/flow": {
    parameters: {
    };
    /** Call flow of the draft */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["AgentFlow"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Replace the call flow of the draft */
    put: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["UpdateFlowBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["AgentFlow"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/agents/{id}/prompt/preview": {
    parameters: {
    };
    /** A system prompt as the model would get it */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["PromptPreviewBody"] | null;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["PromptPreview"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/agents/{id}/publish": {
    parameters: {
    };
    /** Give callers the draft, or a kept version, from the next call on */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["PublishBody"] | null;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Agent"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/agents/{id}/rollback": {
    parameters: {
    };
    /** Give callers an earlier version again */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["RollbackBody"] | null;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Agent"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/agents/{id}/tools": {
    parameters: {
    };
    /** Tools the agent can have */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["AgentToolList"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Configure one tool of the draft */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["ConfigureToolBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["AgentToolList"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/agents/{id}/versions": {
    parameters: {
    };
    /** Kept versions, latest first */
    get: {
      parameters: {
        query?: {
          page?: number;
          page_size?: number;
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["AgentVersionSummaryPage"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Keep the draft as a version, without giving it to callers */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Made */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["AgentVersion"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/agents/{id}/versions/{number}": {
    parameters: {
    };
    /** One version with its configuration */
    get: {
      parameters: {
        path: {
          id: string;
          number: number;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["AgentVersion"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/analytics": {
    parameters: {
    };
    /** Counts of calls across all businesses you may see */
    get: {
      parameters: {
        query?: {
          agent_id?: string;
          business_id?: string;
          direction?: components["schemas"]["CallDirection"];
          disposition?: components["schemas"]["Disposition"];
          from?: string;
          period?: "day" | "week" | "month";
          status?: components["schemas"]["CallStatus"];
          timezone?: string;
          to?: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Analytics"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/api-keys": {
    parameters: {
    };
    /** Your keys */
    get: {
      parameters: {
        query?: {
          is_active?: "true" | "false";
          page?: number;
          page_size?: number;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["ApiKeyPage"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Make a key; this is the only time it is shown */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["CreateApiKey"];
        };
      };
      responses: {
        /** @description Made */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["NewApiKey"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/api-keys/{id}": {
    parameters: {
    };
    /** Rename a key or change its scopes */
    put: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["UpdateApiKey"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["ApiKey"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Revoke a key, at once and for good */
    delete: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done; there is nothing to read */
        204: {
          headers: {
            [name: string]: unknown;
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/audit": {
    parameters: {
    };
    /** Who changed what, latest first */
    get: {
      parameters: {
        query?: {
          action?: string;
          actor_id?: string;
          actor_type?: "user" | "api_key" | "call" | "system";
          business_id?: string;
          from?: string;
          page?: number;
          page_size?: number;
          sort?: "created_at" | "-created_at";
          subject_id?: string;
          subject_type?: string;
          until?: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["AuditRecordPage"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/auth/login": {
    parameters: {
    };
    /** Sign in */
    post: {
      parameters: {
      };
      requestBody: {
        content: {
          "application/json": {
            /** Format: email */
            email: string;
            password: string;
          };
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["CurrentUser"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/auth/logout": {
    parameters: {
    };
    /** Sign out */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
      };
      responses: {
        /** @description Done; there is nothing to read */
        204: {
          headers: {
            [name: string]: unknown;
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/auth/me": {
    parameters: {
    };
    /** Who is signed in */
    get: {
      parameters: {
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["CurrentUser"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/auth/password": {
    parameters: {
    };
    /** Change your own password */
    put: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
      };
      requestBody: {
        content: {
          "application/json": {
            current_password: string;
            new_password: string;
          };
        };
      };
      responses: {
        /** @description Done; there is nothing to read */
        204: {
          headers: {
            [name: string]: unknown;
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/auth/reset-password": {
    parameters: {
    };
    /** Ask for a link to set a new password, or set it with the link’s token */
    post: {
      parameters: {
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["ResetPassword"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              /** @enum {string} */
              status: "link_mailed_if_known" | "password_changed";
            };
          };
        };
        /** @description Begun */
        202: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              /** @enum {string} */
              status: "link_mailed_if_known" | "password_changed";
            };
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/batches": {
    parameters: {
    };
    /** Batches of calls, latest first */
    get: {
      parameters: {
        query?: {
          business_id?: string;
          page?: number;
          page_size?: number;
          status?: components["schemas"]["BatchStatus"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["BatchPage"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /**
    * Have an agent call many people
    * @description Who asked not to be called, or is named twice, is skipped; the rest is called in the given order.
    */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["CreateBatchBody"];
        };
      };
      responses: {
        /** @description Made */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["BatchDetail"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/batches/{id}": {
    parameters: {
    };
    /** A batch and how far it is */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["BatchDetail"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/batches/{id}/cancel": {
    parameters: {
    };
    /** Call nobody any more, and if wanted end the calls that go on */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["CancelBatchBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["BatchDetail"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/batches/{id}/entries": {
    parameters: {
    };
    /** Whom a batch calls, in order, with their calls */
    get: {
      parameters: {
        query?: {
          page?: number;
          page_size?: number;
          state?: components["schemas"]["BatchEntryState"];
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["BatchEntryPage"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/batches/{id}/entries.csv": {
    parameters: {
    };
    /** The same for all of them, as CSV */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/batches/{id}/pause": {
    parameters: {
    };
    /** Place no more calls for now; those that go on are not touched */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["BatchDetail"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/batches/{id}/resume": {
    parameters: {
    };
    /** Go on with a paused batch */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["BatchDetail"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/batches/upload": {
    parameters: {
    };
    /**
    * The same for people in a CSV file, up to 5 MB and 10,000 lines
    * @description Parts of the form: `file`, with the columns `number` (or `contact_id`), `name` and any others as variables; `batch`, the other fields of a batch as JSON. A file with a bad line is refused, every bad line named.
    */
    post: {
      parameters: {
        query: {
          business_id: string;
        };
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
      };
      responses: {
        /** @description Made */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["BatchDetail"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/businesses": {
    parameters: {
    };
    /** Businesses you may see */
    get: {
      parameters: {
        query?: {
          kind?: components["schemas"]["BusinessKind"];
          page?: number;
          page_size?: number;
          search?: string;
          sort?: "name" | "-name" | "created_at" | "-created_at";
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["BusinessSummaryPage"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Add a business */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["CreateBusinessBody"];
        };
      };
      responses: {
        /** @description Made */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Business"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/businesses/{id}": {
    parameters: {
    };
    /** One business */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Business"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Change a business; what is left out stays as it is */
    put: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["UpdateBusinessBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Business"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Delete a business; its numbers go back to the pool, its records stay */
    delete: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done; there is nothing to read */
        204: {
          headers: {
            [name: string]: unknown;
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/businesses/{id}/calls/forward": {
    parameters: {
    };
    /** Configure when calls are forwarded to a person */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["ConfigureForwardingBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["CallForwarding"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/businesses/{id}/calls/stats": {
    parameters: {
    };
    /** Counts of calls by status, outcome and day */
    get: {
      parameters: {
        query?: {
          agent_id?: string;
          direction?: components["schemas"]["CallDirection"];
          disposition?: components["schemas"]["Disposition"];
          from?: string;
          period?: "day" | "week" | "month";
          status?: components["schemas"]["CallStatus"];
          to?: string;
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["CallStatistics"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/businesses/{id}/knowledge": {
    parameters: {
    };
    /** Knowledge items, without their texts */
    get: {
      parameters: {
        query?: {
          is_active?: string;
          page?: number;
          page_size?: number;
          search?: string;
          sort?: "name" | "-name" | "created_at" | "-created_at" | "updated_at" | "-updated_at";
          type?: string;
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["KnowledgeSummaryPage"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Add a knowledge item */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["CreateKnowledgeBody"];
        };
      };
      responses: {
        /** @description Made */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["KnowledgeItem"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/businesses/{id}/knowledge/{kb_id}": {
    parameters: {
    };
    /** One knowledge item */
    get: {
      parameters: {
        path: {
          id: string;
          kb_id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["KnowledgeItem"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Change a knowledge item; what is left out stays as it is */
    put: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
          kb_id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["UpdateKnowledgeBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["KnowledgeItem"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Delete a knowledge item with its versions */
    delete: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
          kb_id: string;
        };
      };
      responses: {
        /** @description Done; there is nothing to read */
        204: {
          headers: {
            [name: string]: unknown;
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/businesses/{id}/knowledge/{kb_id}/versions": {
    parameters: {
    };
    /** Versions of a knowledge item, latest first */
    get: {
      parameters: {
        query?: {
          page?: number;
          page_size?: number;
        };
        path: {
          id: string;
          kb_id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["KnowledgeVersionSummaryPage"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/businesses/{id}/knowledge/{kb_id}/versions/{version}": {
    parameters: {
    };
    /** One version with its text */
    get: {
      parameters: {
        path: {
          id: string;
          kb_id: string;
          version: number;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["KnowledgeVersion"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/businesses/{id}/knowledge/{kb_id}/versions/{version}/restore": {
    parameters: {
    };
    /** Bring a version back, as the newest one */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
          kb_id: string;
          version: number;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["RestoreKnowledgeBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["KnowledgeItem"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/businesses/{id}/knowledge/upload": {
    parameters: {
    };
    /**
    * Add a knowledge item from a file: text, Markdown, CSV, JSON, HTML or PDF, up to 5 MB
    * @description Parts of the form: `file`, and if wanted `name` and `type`.
    */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Made */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["KnowledgeItem"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/businesses/{id}/leads": {
    parameters: {
    };
    /** Leads by stage and search */
    get: {
      parameters: {
        query?: {
          page?: number;
          page_size?: number;
          search?: string;
          sort?: "created_at" | "-created_at";
          stage?: "new" | "contacted" | "qualified" | "won" | "lost";
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["LeadPage"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Add a lead */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["CreateLeadBody"];
        };
      };
      responses: {
        /** @description Made */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Lead"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/businesses/{id}/leads/{lead_id}": {
    parameters: {
    };
    /** One lead */
    get: {
      parameters: {
        path: {
          id: string;
          lead_id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Lead"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Change a lead; what is left out stays as it is */
    put: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
          lead_id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["UpdateLeadBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Lead"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Delete a lead */
    delete: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
          lead_id: string;
        };
      };
      responses: {
        /** @description Done; there is nothing to read */
        204: {
          headers: {
            [name: string]: unknown;
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/businesses/{id}/listings": {
    parameters: {
    };
    /** Listings by status, offer, size, price and search */
    get: {
      parameters: {
        query?: {
          bedrooms?: number;
          max_price_minor?: number;
          offer?: "sale" | "rent";
          page?: number;
          page_size?: number;
          search?: string;
          sort?: "reference" | "-reference" | "price" | "-price" | "created_at" | "-created_at";
          status?: "active" | "under_offer" | "sold" | "withdrawn";
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["ListingPage"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Add a listing */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["CreateListingBody"];
        };
      };
      responses: {
        /** @description Made */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Listing"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/businesses/{id}/listings/{listing_id}": {
    parameters: {
    };
    /** One listing */
    get: {
      parameters: {
        path: {
          id: string;
          listing_id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Listing"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Change a listing; what is left out stays as it is */
    put: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
          listing_id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["UpdateListingBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Listing"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Take a listing off the books */
    delete: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
          listing_id: string;
        };
      };
      responses: {
        /** @description Done; there is nothing to read */
        204: {
          headers: {
            [name: string]: unknown;
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/businesses/{id}/members": {
    parameters: {
    };
    /** The people of a business */
    get: {
      parameters: {
        query?: {
          page?: number;
          page_size?: number;
          role?: "owner" | "manager" | "staff";
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["MemberPage"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Invite somebody by e-mail; whoever is new is mailed a link to set a password */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["InviteMember"];
        };
      };
      responses: {
        /** @description Made */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Member"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/businesses/{id}/members/{user_id}": {
    parameters: {
    };
    /** Give a member another role */
    put: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
          user_id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["UpdateMember"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Member"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Remove somebody from the business; their account stays */
    delete: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
          user_id: string;
        };
      };
      responses: {
        /** @description Done; there is nothing to read */
        204: {
          headers: {
            [name: string]: unknown;
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/businesses/{id}/providers": {
    parameters: {
    };
    /** Providers, with the business’s accounts */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["ProviderList"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/businesses/{id}/providers/{provider}/check": {
    parameters: {
    };
    /** Ask a provider whether the account that calls would use works */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
          provider: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["ProviderCheckResult"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/businesses/{id}/providers/{provider}/credentials": {
    parameters: {
    };
    /** Set the business’s own credentials of a provider */
    put: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
          provider: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["PutCredentialsBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Provider"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Delete the business’s own credentials of a provider; the installation’s are used again */
    delete: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
          provider: string;
        };
      };
      responses: {
        /** @description Done; there is nothing to read */
        204: {
          headers: {
            [name: string]: unknown;
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/businesses/{id}/providers/{provider}/voices": {
    parameters: {
    };
    /** Voices of the account that calls would use */
    get: {
      parameters: {
        path: {
          id: string;
          provider: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["ProviderVoices"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/businesses/{id}/settings": {
    parameters: {
    };
    /** Call handling rules */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["VersionedSettings"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Replace the call handling rules */
    put: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["UpdateSettingsBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["VersionedSettings"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/businesses/{id}/viewings": {
    parameters: {
    };
    /** Viewings by date, status, listing and search, in order of time */
    get: {
      parameters: {
        query?: {
          from?: string;
          listing_id?: string;
          page?: number;
          page_size?: number;
          search?: string;
          sort?: "starts_at" | "-starts_at";
          status?: "booked" | "completed" | "canceled" | "no_show";
          until?: string;
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["ViewingPage"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Book a viewing by the business’s rules */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["CreateViewingBody"];
        };
      };
      responses: {
        /** @description Made */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Viewing"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/businesses/{id}/viewings/{viewing_id}": {
    parameters: {
    };
    /** One viewing */
    get: {
      parameters: {
        path: {
          id: string;
          viewing_id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Viewing"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Change a viewing, or say what became of it; what is left out stays as it is */
    put: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
          viewing_id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["UpdateViewingBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Viewing"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Cancel a viewing */
    delete: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
          viewing_id: string;
        };
      };
      responses: {
        /** @description Done; there is nothing to read */
        204: {
          headers: {
            [name: string]: unknown;
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/calls": {
    parameters: {
    };
    /** Calls, latest first */
    get: {
      parameters: {
        query?: {
          agent_id?: string;
          business_id?: string;
          call_sid?: string;
          contact_id?: string;
          direction?: components["schemas"]["CallDirection"];
          disposition?: components["schemas"]["Disposition"];
          from?: string;
          page?: number;
          page_size?: number;
          phone_number?: string;
          search?: string;
          sort?: "started_at" | "-started_at";
          status?: components["schemas"]["CallStatus"];
          until?: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["CallSummaryPage"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Log a call that another system had; one that was logged before is answered with 200 */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["LogCallBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Call"];
          };
        };
        /** @description Made */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Call"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/calls/{id}": {
    parameters: {
    };
    /** One call in full */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Call"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/calls/{id}/audio": {
    parameters: {
    };
    /** The same audio, for whoever was given a link to it */
    get: {
      parameters: {
        query: {
          token: string;
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/calls/{id}/end": {
    parameters: {
    };
    /** End a call */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["EndedCall"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/calls/{id}/hold": {
    parameters: {
    };
    /** Put the other end on hold, with music */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["CommandedCall"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/calls/{id}/live-token": {
    parameters: {
    };
    /** A short-lived token for the live socket */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["LiveToken"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/calls/{id}/press": {
    parameters: {
    };
    /** Press keys */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["PressOnCallBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["CommandedCall"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/calls/{id}/recording": {
    parameters: {
    };
    /** Audio of a call: caller left, agent right */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/calls/{id}/recording/pause": {
    parameters: {
    };
    /** Stop recording for a while; the recording is silent meanwhile */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["CommandedCall"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/calls/{id}/recording/resume": {
    parameters: {
    };
    /** Begin to record, or go on with it */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["CommandedCall"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/calls/{id}/say": {
    parameters: {
    };
    /** Have the agent say something */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["SayOnCallBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["CommandedCall"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/calls/{id}/transcribe": {
    parameters: {
    };
    /** Have a call’s recording transcribed, each side by itself */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": {
            /** @default false */
            apply?: boolean;
          };
        };
      };
      responses: {
        /** @description Begun */
        202: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["QueuedTranscription"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/calls/{id}/transfer": {
    parameters: {
    };
    /** Pass the call on to somebody */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["TransferCallBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["CommandedCall"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/calls/{id}/unhold": {
    parameters: {
    };
    /** Take the other end back from hold */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["CommandedCall"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/calls/end": {
    parameters: {
    };
    /** End a call, named by our id or the carrier’s */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["EndCallBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["EndedCall"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/calls/start": {
    parameters: {
    };
    /** Have an agent call somebody */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["StartCallBody"];
        };
      };
      responses: {
        /** @description Made */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["StartedCall"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/contacts": {
    parameters: {
    };
    /** Contacts you may see */
    get: {
      parameters: {
        query?: {
          business_id?: string;
          page?: number;
          page_size?: number;
          phone_number?: string;
          search?: string;
          sort?: "name" | "-name" | "created_at" | "-created_at";
          tag?: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["ContactPage"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Keep a contact; where a number is known, its contact learns what is new and is answered with 200 */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["CreateContactBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Contact"];
          };
        };
        /** @description Made */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Contact"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/contacts/{id}": {
    parameters: {
    };
    /** One contact */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Contact"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Change a contact; what is left out stays as it is */
    put: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["UpdateContactBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Contact"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Delete a contact; its calls and bookings stay */
    delete: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done; there is nothing to read */
        204: {
          headers: {
            [name: string]: unknown;
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/do-not-call": {
    parameters: {
    };
    /** Numbers not to be called, latest first */
    get: {
      parameters: {
        query?: {
          business_id?: string;
          page?: number;
          page_size?: number;
          phone_number?: string;
          source?: components["schemas"]["DoNotCallSource"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["DoNotCallNumberPage"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Never call a number again; one that is on the list already is answered with 200 */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["AddDoNotCallBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["DoNotCallNumber"];
          };
        };
        /** @description Made */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["DoNotCallNumber"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/do-not-call/{id}": {
    parameters: {
    };
    /** One number not to be called */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["DoNotCallNumber"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Let a number be called again */
    delete: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done; there is nothing to read */
        204: {
          headers: {
            [name: string]: unknown;
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/phone-numbers": {
    parameters: {
    };
    /** Numbers you may see */
    get: {
      parameters: {
        query?: {
          agent_id?: string;
          business_id?: string;
          page?: number;
          page_size?: number;
          pool?: string;
          search?: string;
          sort?: "number" | "-number" | "created_at" | "-created_at" | "calls_received" | "-calls_received";
          status?: "active" | "inactive" | "unassigned";
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["PhoneNumberPage"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Add a number to a business, or to the platform’s pool */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["CreatePhoneNumberBody"];
        };
      };
      responses: {
        /** @description Made */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["PhoneNumber"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/phone-numbers/{id}": {
    parameters: {
    };
    /** One number, and on request where the carrier sends its calls */
    get: {
      parameters: {
        query?: {
          check?: string;
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["PhoneNumberDetail"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Say who answers a number, from the next call on */
    put: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["UpdatePhoneNumberBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["PhoneNumber"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Give up a number; a business’s goes back to the pool, and on request to the carrier */
    delete: {
      parameters: {
        query?: {
          release?: string;
        };
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Begun */
        202: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["PhoneNumber"];
          };
        };
        /** @description Done; there is nothing to read */
        204: {
          headers: {
            [name: string]: unknown;
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/phone-numbers/{id}/configure": {
    parameters: {
    };
    /** Have the carrier send a number’s calls and messages here; 202 while it cannot be reached */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["PhoneNumber"];
          };
        };
        /** @description Begun */
        202: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["PhoneNumber"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/phone-numbers/available": {
    parameters: {
    };
    /** Numbers the carrier sells */
    get: {
      parameters: {
        query?: {
          area_code?: string;
          contains?: string;
          country?: string;
          kind?: "local" | "toll_free" | "mobile";
          limit?: number;
          locality?: string;
          sms?: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              items: components["schemas"]["AvailableNumber"][];
            };
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/phone-numbers/buy": {
    parameters: {
    };
    /** Buy a number; 202 while the carrier cannot be reached, it is tried again then */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["BuyPhoneNumberBody"];
        };
      };
      responses: {
        /** @description Made */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["PhoneNumber"];
          };
        };
        /** @description Begun */
        202: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["PhoneNumber"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/phone-numbers/import": {
    parameters: {
    };
    /** Put numbers the account at the carrier has into the platform’s pool */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["ImportPhoneNumbersBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["PhoneNumberImport"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/phone-numbers/owned": {
    parameters: {
    };
    /** Numbers the account at the carrier has, known here or not */
    get: {
      parameters: {
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              items: components["schemas"]["OwnedNumber"][];
            };
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/prompt-templates": {
    parameters: {
    };
    /** System prompts to start from, and the variables they may use */
    get: {
      parameters: {
        query?: {
          kind?: components["schemas"]["BusinessKind"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["PromptTemplateList"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/providers": {
    parameters: {
    };
    /** Providers, with the installation’s accounts */
    get: {
      parameters: {
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["ProviderList"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/providers/{provider}/check": {
    parameters: {
    };
    /** Ask a provider whether the installation’s account works */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          provider: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["ProviderCheckResult"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/providers/{provider}/credentials": {
    parameters: {
    };
    /** Set the installation’s credentials of a provider */
    put: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          provider: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["PutCredentialsBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Provider"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Delete the installation’s credentials of a provider */
    delete: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          provider: string;
        };
      };
      responses: {
        /** @description Done; there is nothing to read */
        204: {
          headers: {
            [name: string]: unknown;
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/restaurants": {
    parameters: {
    };
    /** Restaurants you may see */
    get: {
      parameters: {
        query?: {
          page?: number;
          page_size?: number;
          search?: string;
          sort?: "name" | "-name" | "created_at" | "-created_at";
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["BusinessSummaryPage"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Add a restaurant */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["CreateRestaurantBody"];
        };
      };
      responses: {
        /** @description Made */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Restaurant"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/restaurants/{id}": {
    parameters: {
    };
    /** Profile, hours, menu, specials and tables */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Restaurant"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Change a restaurant; what is left out stays as it is */
    put: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["UpdateRestaurantBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Restaurant"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Delete a restaurant; its numbers go back to the pool, its records stay */
    delete: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done; there is nothing to read */
        204: {
          headers: {
            [name: string]: unknown;
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/restaurants/{id}/agent": {
    parameters: {
    };
    /** The restaurant’s agent */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Agent"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Add the restaurant’s agent, or change it */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["UpdateAgentBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Agent"];
          };
        };
        /** @description Made */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Agent"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/restaurants/{id}/agent/test": {
    parameters: {
    };
    /** Talk to the restaurant’s agent in writing, without consequences */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["TestAgentBody"] | null;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["TestAgentResult"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/restaurants/{id}/agent/tools": {
    parameters: {
    };
    /** Tools the restaurant’s agent can have */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["AgentToolList"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Configure one tool of the restaurant’s agent */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["ConfigureToolBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["AgentToolList"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/restaurants/{id}/availability": {
    parameters: {
    };
    /** Whether a party could be seated, and the nearest free times if not */
    get: {
      parameters: {
        query: {
          date: string;
          party_size: number;
          time: string;
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Availability"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/restaurants/{id}/calls": {
    parameters: {
    };
    /** Calls of a restaurant, latest first */
    get: {
      parameters: {
        query?: {
          agent_id?: string;
          call_sid?: string;
          contact_id?: string;
          direction?: components["schemas"]["CallDirection"];
          disposition?: components["schemas"]["Disposition"];
          from?: string;
          page?: number;
          page_size?: number;
          phone_number?: string;
          search?: string;
          sort?: "started_at" | "-started_at";
          status?: components["schemas"]["CallStatus"];
          until?: string;
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["CallSummaryPage"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/restaurants/{id}/calls/{call_id}": {
    parameters: {
    };
    /** One call in full */
    get: {
      parameters: {
        path: {
          call_id: string;
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Call"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/restaurants/{id}/calls/forward": {
    parameters: {
    };
    /** Configure when calls are forwarded to a person */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["ConfigureForwardingBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["CallForwarding"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/restaurants/{id}/calls/stats": {
    parameters: {
    };
    /** Counts of calls by status, outcome and day */
    get: {
      parameters: {
        query?: {
          agent_id?: string;
          direction?: components["schemas"]["CallDirection"];
          disposition?: components["schemas"]["Disposition"];
          from?: string;
          period?: "day" | "week" | "month";
          status?: components["schemas"]["CallStatus"];
          to?: string;
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["CallStatistics"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/restaurants/{id}/knowledge": {
    parameters: {
    };
    /** Knowledge items, without their texts */
    get: {
      parameters: {
        query?: {
          is_active?: string;
          page?: number;
          page_size?: number;
          search?: string;
          sort?: "name" | "-name" | "created_at" | "-created_at" | "updated_at" | "-updated_at";
          type?: string;
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["KnowledgeSummaryPage"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Add a knowledge item */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["CreateKnowledgeBody"];
        };
      };
      responses: {
        /** @description Made */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["KnowledgeItem"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/restaurants/{id}/knowledge/{kb_id}": {
    parameters: {
    };
    /** One knowledge item */
    get: {
      parameters: {
        path: {
          id: string;
          kb_id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["KnowledgeItem"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Change a knowledge item; what is left out stays as it is */
    put: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
          kb_id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["UpdateKnowledgeBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["KnowledgeItem"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Delete a knowledge item with its versions */
    delete: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
          kb_id: string;
        };
      };
      responses: {
        /** @description Done; there is nothing to read */
        204: {
          headers: {
            [name: string]: unknown;
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/restaurants/{id}/knowledge/{kb_id}/versions": {
    parameters: {
    };
    /** Versions of a knowledge item, latest first */
    get: {
      parameters: {
        query?: {
          page?: number;
          page_size?: number;
        };
        path: {
          id: string;
          kb_id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["KnowledgeVersionSummaryPage"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/restaurants/{id}/knowledge/{kb_id}/versions/{version}": {
    parameters: {
    };
    /** One version with its text */
    get: {
      parameters: {
        path: {
          id: string;
          kb_id: string;
          version: number;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["KnowledgeVersion"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/restaurants/{id}/knowledge/{kb_id}/versions/{version}/restore": {
    parameters: {
    };
    /** Bring a version back, as the newest one */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
          kb_id: string;
          version: number;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["RestoreKnowledgeBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["KnowledgeItem"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/restaurants/{id}/knowledge/upload": {
    parameters: {
    };
    /**
    * Add a knowledge item from a file: text, Markdown, CSV, JSON, HTML or PDF, up to 5 MB
    * @description Parts of the form: `file`, and if wanted `name` and `type`.
    */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Made */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["KnowledgeItem"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/restaurants/{id}/members": {
    parameters: {
    };
    /** The people of a business */
    get: {
      parameters: {
        query?: {
          page?: number;
          page_size?: number;
          role?: "owner" | "manager" | "staff";
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["MemberPage"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Invite somebody by e-mail; whoever is new is mailed a link to set a password */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["InviteMember"];
        };
      };
      responses: {
        /** @description Made */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Member"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/restaurants/{id}/members/{user_id}": {
    parameters: {
    };
    /** Give a member another role */
    put: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
          user_id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["UpdateMember"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Member"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Remove somebody from the business; their account stays */
    delete: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
          user_id: string;
        };
      };
      responses: {
        /** @description Done; there is nothing to read */
        204: {
          headers: {
            [name: string]: unknown;
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/restaurants/{id}/menu": {
    parameters: {
    };
    /** Menu in its own order */
    get: {
      parameters: {
        query?: {
          is_available?: string;
          page?: number;
          page_size?: number;
          search?: string;
          section?: string;
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["MenuItemPage"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Add a dish at the end of the menu */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["CreateMenuItemBody"];
        };
      };
      responses: {
        /** @description Made */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["MenuItem"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/restaurants/{id}/menu/{item_id}": {
    parameters: {
    };
    /** One dish */
    get: {
      parameters: {
        path: {
          id: string;
          item_id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["MenuItem"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Change a dish; what is left out stays as it is */
    put: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
          item_id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["UpdateMenuItemBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["MenuItem"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Take a dish off the menu */
    delete: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
          item_id: string;
        };
      };
      responses: {
        /** @description Done; there is nothing to read */
        204: {
          headers: {
            [name: string]: unknown;
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/restaurants/{id}/menu/{item_id}/availability": {
    parameters: {
    };
    /** Sold out, or back again */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
          item_id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["MenuAvailabilityBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["MenuItem"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/restaurants/{id}/menu/import": {
    parameters: {
    };
    /** Add many dishes at once, or replace the menu */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["MenuImportBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["MenuImportResult"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/restaurants/{id}/menu/import-csv": {
    parameters: {
    };
    /** The same from CSV: section, name, price, currency, description, allergens, diets, is_available */
    post: {
      parameters: {
        query?: {
          replace?: string;
        };
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
        };
      };
      requestBody: {
        content: {
          "text/csv": string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["MenuImportResult"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/restaurants/{id}/menu/order": {
    parameters: {
    };
    /** Put the menu in a new order */
    put: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["MenuOrderBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["MenuOrder"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/restaurants/{id}/orders": {
    parameters: {
    };
    /** Orders, latest pick-up first */
    get: {
      parameters: {
        query?: {
          from?: string;
          page?: number;
          page_size?: number;
          search?: string;
          sort?: "pickup_at" | "-pickup_at" | "created_at" | "-created_at";
          status?: components["schemas"]["OrderStatus"];
          until?: string;
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["OrderPage"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Take an order, at the prices of the menu */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["CreateOrderBody"];
        };
      };
      responses: {
        /** @description Made */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Order"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/restaurants/{id}/orders/{order_id}": {
    parameters: {
    };
    /** One order */
    get: {
      parameters: {
        path: {
          id: string;
          order_id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Order"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Change an order or its status; what is left out stays as it is */
    put: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
          order_id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["UpdateOrderBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Order"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/restaurants/{id}/reservations": {
    parameters: {
    };
    /** Reservations by date, status and search, in order of time */
    get: {
      parameters: {
        query?: {
          date?: string;
          from?: string;
          page?: number;
          page_size?: number;
          search?: string;
          sort?: "starts_at" | "-starts_at" | "created_at" | "-created_at";
          status?: components["schemas"]["ReservationStatus"];
          until?: string;
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["ReservationPage"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Book a table by the restaurant’s rules */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["CreateReservationBody"];
        };
      };
      responses: {
        /** @description Made */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Reservation"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/restaurants/{id}/reservations/{reservation_id}": {
    parameters: {
    };
    /** One reservation */
    get: {
      parameters: {
        path: {
          id: string;
          reservation_id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Reservation"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Change a reservation; what is left out stays as it is */
    put: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
          reservation_id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["UpdateReservationBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Reservation"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Cancel a reservation */
    delete: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
          reservation_id: string;
        };
      };
      responses: {
        /** @description Done; there is nothing to read */
        204: {
          headers: {
            [name: string]: unknown;
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/restaurants/{id}/reservations/{reservation_id}/status": {
    parameters: {
    };
    /** The party came, left, stayed away or canceled */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
          reservation_id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["ReservationStatusBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Reservation"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/restaurants/{id}/settings": {
    parameters: {
    };
    /** Call handling rules */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["VersionedSettings"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Replace the call handling rules */
    put: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["UpdateSettingsBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["VersionedSettings"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/restaurants/{id}/specials": {
    parameters: {
    };
    /** Specials in order of their dates, of one local date or all */
    get: {
      parameters: {
        query?: {
          date?: string;
          page?: number;
          page_size?: number;
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["SpecialPage"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Add a special */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["CreateSpecialBody"];
        };
      };
      responses: {
        /** @description Made */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Special"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/restaurants/{id}/specials/{special_id}": {
    parameters: {
    };
    /** One special */
    get: {
      parameters: {
        path: {
          id: string;
          special_id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Special"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Change a special; what is left out stays as it is */
    put: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
          special_id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["UpdateSpecialBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Special"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Delete a special */
    delete: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
          special_id: string;
        };
      };
      responses: {
        /** @description Done; there is nothing to read */
        204: {
          headers: {
            [name: string]: unknown;
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/restaurants/{id}/tables": {
    parameters: {
    };
    /** Dining tables by name */
    get: {
      parameters: {
        query?: {
          page?: number;
          page_size?: number;
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["DiningTablePage"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Add a dining table */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["CreateDiningTableBody"];
        };
      };
      responses: {
        /** @description Made */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["DiningTable"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/restaurants/{id}/tables/{table_id}": {
    parameters: {
    };
    /** One dining table */
    get: {
      parameters: {
        path: {
          id: string;
          table_id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["DiningTable"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Change a dining table; what is left out stays as it is */
    put: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
          table_id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["UpdateDiningTableBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["DiningTable"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Delete a dining table where nobody is expected any more */
    delete: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
          table_id: string;
        };
      };
      responses: {
        /** @description Done; there is nothing to read */
        204: {
          headers: {
            [name: string]: unknown;
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/routing-rules": {
    parameters: {
    };
    /** Routing rules, in the order in which they are asked */
    get: {
      parameters: {
        query?: {
          business_id?: string;
          page?: number;
          page_size?: number;
          phone_number_id?: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["RoutingRulePage"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Add a rule; without a place it goes where rules of its sort belong */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["CreateRoutingRuleBody"];
        };
      };
      responses: {
        /** @description Made */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["RoutingRule"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/routing-rules/{id}": {
    parameters: {
    };
    /** One rule */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["RoutingRule"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Change a rule; what is left out stays as it is */
    put: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["UpdateRoutingRuleBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["RoutingRule"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Delete a rule */
    delete: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done; there is nothing to read */
        204: {
          headers: {
            [name: string]: unknown;
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/routing-rules/reorder": {
    parameters: {
    };
    /** Put all rules of a business in order */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["ReorderRoutingRulesBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["RoutingOrder"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/routing-rules/try": {
    parameters: {
    };
    /** What would happen to a call; nothing is dialled or kept */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["TryRoutingBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["RoutingTrial"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/test/agent/{id}": {
    parameters: {
    };
    /** Talk to an agent in writing, without consequences */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["TestAgentBody"] | null;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["TestAgentResult"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/text-messages": {
    parameters: {
    };
    /** Send a text to a number or a contact */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["SendTextBody"];
        };
      };
      responses: {
        /** @description Made */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["TextMessage"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/text-threads": {
    parameters: {
    };
    /** A business’s text threads, the latest first */
    get: {
      parameters: {
        query: {
          business_id: string;
          contact_id?: string;
          page?: number;
          page_size?: number;
          phone_number?: string;
          unread?: "true" | "false";
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["TextThreadPage"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/text-threads/{id}": {
    parameters: {
    };
    /** One thread */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["TextThread"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/text-threads/{id}/messages": {
    parameters: {
    };
    /** A thread’s messages, the latest first */
    get: {
      parameters: {
        query?: {
          page?: number;
          page_size?: number;
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["TextMessagePage"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Answer in a thread */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["TextReplyBody"];
        };
      };
      responses: {
        /** @description Made */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["TextMessage"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/text-threads/{id}/read": {
    parameters: {
    };
    /** Mark a thread as read */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["TextThread"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/users": {
    parameters: {
    };
    /** Everybody */
    get: {
      parameters: {
        query?: {
          business_id?: string;
          is_active?: "true" | "false";
          page?: number;
          page_size?: number;
          role?: "admin" | "member";
          search?: string;
          sort?: "email" | "-email" | "created_at" | "-created_at";
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["UserPage"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Add a user; without a password they are mailed a link to set one */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["CreateUser"];
        };
      };
      responses: {
        /** @description Made */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["User"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/users/{id}": {
    parameters: {
    };
    /** One user */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["User"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Change a user; what is absent stays as it is */
    put: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["UpdateUser"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["User"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Switch a user off: they are signed out, their keys are revoked, what they did stays on record */
    delete: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done; there is nothing to read */
        204: {
          headers: {
            [name: string]: unknown;
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/webhooks": {
    parameters: {
    };
    /** Webhook endpoints */
    get: {
      parameters: {
        query?: {
          business_id?: string;
          event?: components["schemas"]["WebhookEvent"];
          is_active?: string;
          kind?: components["schemas"]["WebhookKind"];
          page?: number;
          page_size?: number;
          sort?: "created_at" | "-created_at" | "url" | "-url";
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["WebhookPage"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Add an endpoint; this is the only time its secret is shown */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["CreateWebhookBody"];
        };
      };
      responses: {
        /** @description Made */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["WebhookWithSecret"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/webhooks/{id}": {
    parameters: {
    };
    /** One endpoint */
    get: {
      parameters: {
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Webhook"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Change an endpoint */
    put: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
        };
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["UpdateWebhookBody"];
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Webhook"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
    /** Delete an endpoint */
    delete: {
      parameters: {
        header?: {
          /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
          "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done; there is nothing to read */
        204: {
          headers: {
            [name: string]: unknown;
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
  "/api/webhooks/{id}/rotate-secret": {
    parameters: {
    };
    /** Give an endpoint a new secret; this is the only time it is shown */
    post: {
      parameters: {
        header?: {
          /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
          "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
          id: string;
        };
      };
      responses: {
        /** @description Done */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["WebhookWithSecret"];
          };
        };
        default: components["responses"]["Failure"];
      };
    };
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    AddDoNotCallBody: {
      /** Format: uuid */
      business_id: string;
      phone_number: string;
      /** @default  */
      reason?: string;
      /**
      * @default staff
      * @enum {string}
      */
      source?: "staff" | "import";
    };
    Agent: {
      apology: string;
      /** Format: uuid */
      business_id: string;
      call_flow: components["schemas"]["Flow"];
      /** @enum {string} */
      call_media: "stream" | "gather";
      counterpart?: components["schemas"]["AgentCounterpart"] | null;
      /** Format: date-time */
      created_at: string;
      description: string;
      elevenlabs_agent_id: string | null;
      engine: components["schemas"]["AgentEngine"];
      fallbacks: components["schemas"]["AgentFallbacks"];
      fillers: string[];
      greeting: string;
      has_unpublished_changes: boolean;
      hold_thanks: string;
      hosted: components["schemas"]["HostedSettings"];
      /** Format: uuid */
      id: string;
      is_active: boolean;
      language: string;
      llm: {
        general_prompt: string | null;
        high_priority: boolean;
        max_tokens: number | null;
        model: string | null;
        provider: string | null;
        retell_llm_id: string | null;
        s2s_model: string | null;
        temperature: number;
      };
      max_duration_seconds: number;
      model: string;
      name: string;
      outbound_greeting: string | null;
      phone_numbers: string[];
      published_version: number | null;
      recording_consent: string | null;
      recording_enabled: boolean;
      /** @enum {string} */
      recording_source: "engine" | "carrier";
      retell_agent_id: string | null;
      retell_llm_id: string | null;
      settings: {
        max_tokens: number | null;
        temperature: number;
        tts_speed: number;
      };
      stats: components["schemas"]["AgentStats"];
      status: components["schemas"]["AgentStatus"];
      system_prompt: string | null;
      time_limit_message: string;
      tools: string[];
      transcription: components["schemas"]["ProviderChoice"] | null;
      turn_taking: components["schemas"]["TurnTaking"];
      /** Format: date-time */
      updated_at: string;
      use_default_prompt: boolean;
      version: number;
      voice: string;
      voice_id: string | null;
      voice_settings: components["schemas"]["VoiceSettings"];
      voicemail_message: string | null;
      wait_for_callee: boolean;
    };
    AgentConfig: {
      /** @default I'm sorry, something went wrong on our side. */
      apology: string;
      /**
      * @default stream
      * @enum {string}
      */
      call_media: "stream" | "gather";
      fallbacks: components["schemas"]["AgentFallbacks"];
      /**
      * @default [
      *       "One moment, please.",
      *       "Just a second, please.",
      *       "Bear with me for a moment."
      *     ]
      */
      fillers: string[];
      flow: components["schemas"]["Flow"];
      greeting: string;
      /** @default Thank you for holding. */
      hold_thanks: string;
      hosted: components["schemas"]["HostedSettings"];
      /** @default en-US */
      language: string;
      llm: {
        /** @default false */
        high_priority: boolean;
        max_tokens?: number;
        model?: string;
        provider?: string;
        s2s_model?: string;
        /** @default 0 */
        temperature: number;
      };
      /** @default 1200 */
      max_duration_seconds: number;
      outbound_greeting?: string;
      recording_consent?: string;
      /** @default true */
      recording_enabled: boolean;
      /**
      * @default engine
      * @enum {string}
      */
      recording_source: "engine" | "carrier";
      system_prompt?: string;
      /** @default I'm sorry, we have reached the time limit for this call. Please call again. Goodbye. */
      time_limit_message: string;
      /** @default {} */
      tool_settings: {
        [key: string]: {
          [key: string]: unknown;
        };
      };
      /** @default [] */
      tools: string[];
      transcription?: components["schemas"]["ProviderChoice"];
      turn_taking: components["schemas"]["TurnTaking"];
      /** @default true */
      use_default_prompt: boolean;
      voice: components["schemas"]["VoiceSettings"];
      voicemail_message?: string;
      /** @default true */
      wait_for_callee: boolean;
    };
    AgentCounterpart: {
      outside_id: string | null;
      problem: string | null;
      provider: string;
      /** @enum {string} */
      status: "pending_setup" | "changing" | "in_step" | "failed";
      synced_at: string | null;
    };
    AgentDiff: {
      changes: {
        after: unknown;
        before: unknown;
        path: string;
      }[];
      from: string;
      to: string;
    };
    /** @enum {string} */
    AgentEngine: "pipeline" | "elevenlabs" | "openai_realtime" | "retell" | "custom_llm";
    AgentFallbacks: {
      /** @default [] */
      llm: components["schemas"]["ProviderChoice"][];
      /** @default [] */
      transcription: components["schemas"]["ProviderChoice"][];
      /** @default [] */
      voice: components["schemas"]["VoiceSettings"][];
    };
    AgentFlow: {
      /** Format: uuid */
      agent_id: string;
      flow: components["schemas"]["Flow"];
      greeting: string;
      /** Format: date-time */
      updated_at: string;
      version: number;
    };
    AgentStats: {
      avg_latency: number | null;
      calls_handled: number;
      success_rate: number | null;
    };
    /** @enum {string} */
    AgentStatus: "draft" | "pending_setup" | "active" | "inactive";
    AgentSummary: {
      /** Format: uuid */
      business_id: string;
      /** Format: date-time */
      created_at: string;
      description: string;
      elevenlabs_agent_id: string | null;
      engine: components["schemas"]["AgentEngine"];
      has_unpublished_changes: boolean;
      /** Format: uuid */
      id: string;
      is_active: boolean;
      language: string;
      model: string;
      name: string;
      phone_numbers: string[];
      published_version: number | null;
      retell_agent_id: string | null;
      retell_llm_id: string | null;
      stats: components["schemas"]["AgentStats"];
      status: components["schemas"]["AgentStatus"];
      /** Format: date-time */
      updated_at: string;
      version: number;
      voice: string;
    };
    AgentSummaryPage: {
      items: components["schemas"]["AgentSummary"][];
      page: number;
      page_size: number;
      total: number;
    };
    AgentTool: {
      arguments: {
        [key: string]: unknown;
      };
      config_schema: {
        [key: string]: unknown;
      };
      description: string;
      is_enabled: boolean;
      is_used_by_flow: boolean;
      tool_config: {
        [key: string]: unknown;
      };
      tool_type: string;
    };
    AgentToolList: {
      items: components["schemas"]["AgentTool"][];
      version: number;
    };
    AgentVersion: {
      /** Format: uuid */
      agent_id: string;
      config: components["schemas"]["AgentConfig"];
      /** Format: uuid */
      id: string;
      is_published: boolean;
      number: number;
      /** Format: date-time */
      published_at: string;
      published_by: string | null;
    };
    AgentVersionSummary: {
      /** Format: uuid */
      agent_id: string;
      /** Format: uuid */
      id: string;
      is_published: boolean;
      number: number;
      /** Format: date-time */
      published_at: string;
      published_by: string | null;
    };
    AgentVersionSummaryPage: {
      items: components["schemas"]["AgentVersionSummary"][];
      page: number;
      page_size: number;
      total: number;
    };
    Analytics: {
      average_duration_seconds: number;
      calls_by_business: {
        /** Format: uuid */
        business_id: string;
        count: number;
        name: string;
      }[];
      calls_by_day: {
        count: number;
        /** Format: date */
        date: string;
      }[];
      calls_by_disposition: {
        [key: string]: number;
      };
      calls_by_hour: components["schemas"]["HourCalls"][];
      calls_by_status: {
        [key: string]: number;
      };
      completed_calls: number;
      failed_calls: number;
      forwarded_calls: number;
      /** Format: date */
      from: string;
      /** @enum {string} */
      period: "day" | "week" | "month" | "custom";
      response_times: components["schemas"]["ResponseTimes"];
      timezone: string;
      /** Format: date */
      to: string;
      total_calls: number;
      total_duration_seconds: number;
    };
    /** @enum {string} */
    AnsweredBy: "human" | "machine" | "fax" | "unknown";
    ApiKey: {
      business_id: string | null;
      /** Format: date-time */
      created_at: string;
      expires_at: string | null;
      /** Format: uuid */
      id: string;
      is_active: boolean;
      last_used_at: string | null;
      name: string;
      prefix: string;
      scopes: components["schemas"]["ApiKeyScope"][];
      version: number;
    };
    ApiKeyPage: {
      items: components["schemas"]["ApiKey"][];
      page: number;
      page_size: number;
      total: number;
    };
    /** @enum {string} */
    ApiKeyScope: "all" | "read_only" | "business:read" | "business:write" | "business:delete" | "members:read" | "members:write" | "agents:read" | "agents:write" | "knowledge:read" | "knowledge:write" | "calls:read" | "calls:hear" | "calls:write" | "texts:read" | "texts:write" | "bookings:read" | "bookings:write" | "catalog:read" | "catalog:write" | "numbers:read" | "numbers:write" | "contacts:read" | "contacts:write" | "webhooks:read" | "webhooks:write" | "providers:read" | "providers:write" | "audit:read" | "analytics:read" | "platform:users" | "platform:businesses" | "platform:requests" | "platform:numbers" | "platform:agents" | "platform:providers";
    AuditRecord: {
      action: string;
      actor_id: string | null;
      /** @enum {string} */
      actor_type: "user" | "api_key" | "call" | "system";
      after: {
        [key: string]: unknown;
      } | null;
      before: {
        [key: string]: unknown;
      } | null;
      business_id: string | null;
      /** Format: date-time */
      created_at: string;
      /** Format: uuid */
      id: string;
      subject_id: string | null;
      subject_type: string;
    };
    AuditRecordPage: {
      items: components["schemas"]["AuditRecord"][];
      page: number;
      page_size: number;
      total: number;
    };
    Availability: {
      alternatives: {
        /** Format: date */
        date: string;
        time: string;
      }[];
      /** @enum {string} */
      code: "ok" | "full" | "closed" | "too_large" | "too_soon" | "too_far" | "invalid";
      next_opening: {
        /** Format: date */
        date: string;
        time: string;
      } | null;
    };
    AvailableNumber: {
      capabilities: {
        sms: boolean;
        voice: boolean;
      };
      country: string;
      locality: string | null;
      number: string;
      region: string | null;
    };
    Batch: {
      agent_id: string | null;
      /** Format: uuid */
      business_id: string;
      counts: components["schemas"]["BatchCounts"];
      /** Format: date-time */
      created_at: string;
      ended_at: string | null;
      from: string | null;
      /** Format: uuid */
      id: string;
      name: string;
      pause_detail: string;
      pause_reason: components["schemas"]["BatchPauseReason"] | null;
      settings: {
        calling_window?: components["schemas"]["CallingWindow"];
        /** @default 0 */
        delay_seconds: number;
        /** @default false */
        ignore_calling_window: boolean;
        machine: components["schemas"]["MachineHandling"];
        /** @default 3 */
        max_concurrent_calls: number;
        /** @default  */
        purpose: string;
        retries: components["schemas"]["BatchRetries"];
        /** @default 30 */
        ring_seconds: number;
      };
      /** Format: date-time */
      start_at: string;
      started_at: string | null;
      status: components["schemas"]["BatchStatus"];
    };
    BatchAttempt: {
      attempt: number;
      /** Format: uuid */
      call_id: string;
      disposition: components["schemas"]["Disposition"] | null;
      duration_seconds: number | null;
      outcome: components["schemas"]["BatchOutcome"] | null;
      /** Format: date-time */
      started_at: string;
      status: components["schemas"]["CallStatus"];
    };
    BatchCounts: {
      calling: number;
      canceled: number;
      completed: number;
      failed: number;
      skipped: number;
      total: number;
      waiting: number;
    };
    BatchDetail: {
      agent_id: string | null;
      /** Format: uuid */
      business_id: string;
      counts: components["schemas"]["BatchCounts"];
      /** Format: date-time */
      created_at: string;
      ended_at: string | null;
      estimated_end_at: string | null;
      from: string | null;
      /** Format: uuid */
      id: string;
      name: string;
      outcomes: {
        [key: string]: number;
      };
      pause_detail: string;
      pause_reason: components["schemas"]["BatchPauseReason"] | null;
      settings: {
        calling_window?: components["schemas"]["CallingWindow"];
        /** @default 0 */
        delay_seconds: number;
        /** @default false */
        ignore_calling_window: boolean;
        machine: components["schemas"]["MachineHandling"];
        /** @default 3 */
        max_concurrent_calls: number;
        /** @default  */
        purpose: string;
        retries: components["schemas"]["BatchRetries"];
        /** @default 30 */
        ring_seconds: number;
      };
      /** Format: date-time */
      start_at: string;
      started_at: string | null;
      status: components["schemas"]["BatchStatus"];
    };
    BatchEntry: {
      attempts: components["schemas"]["BatchAttempt"][];
      contact_id: string | null;
      due_at: string | null;
      /** Format: uuid */
      id: string;
      name: string;
      outcome: components["schemas"]["BatchOutcome"] | null;
      phone_number: string | null;
      position: number;
      reason: components["schemas"]["BatchSkipReason"] | null;
      state: components["schemas"]["BatchEntryState"];
      variables: {
        [key: string]: string;
      };
    };
    BatchEntryPage: {
      items: components["schemas"]["BatchEntry"][];
      page: number;
      page_size: number;
      total: number;
    };
    /** @enum {string} */
    BatchEntryState: "waiting" | "calling" | "completed" | "failed" | "skipped" | "canceled";
    /** @enum {string} */
    BatchOutcome: "answered" | "machine" | "busy" | "no_answer" | "failed" | "not_placed" | "canceled";
    BatchPage: {
      items: components["schemas"]["Batch"][];
      page: number;
      page_size: number;
      total: number;
    };
    /** @enum {string} */
    BatchPauseReason: "user" | "failure_rate" | "agent_not_ready" | "no_caller_id" | "carrier_not_configured" | "not_found";
    BatchRetries: {
      busy: {
        /** @default 2 */
        times: number;
        /** @default 600 */
        wait_seconds: number;
      };
      failed: {
        /** @default 1 */
        times: number;
        /** @default 1800 */
        wait_seconds: number;
      };
      machine: {
        /** @default 0 */
        times: number;
        /** @default 3600 */
        wait_seconds: number;
      };
      no_answer: {
        /** @default 2 */
        times: number;
        /** @default 3600 */
        wait_seconds: number;
      };
    };
    BatchRetriesInput: {
      /** @default {} */
      busy?: {
        /** @default 2 */
        times?: number;
        /** @default 600 */
        wait_seconds?: number;
      };
      /** @default {} */
      failed?: {
        /** @default 1 */
        times?: number;
        /** @default 1800 */
        wait_seconds?: number;
      };
      /** @default {} */
      machine?: {
        /** @default 0 */
        times?: number;
        /** @default 3600 */
        wait_seconds?: number;
      };
      /** @default {} */
      no_answer?: {
        /** @default 2 */
        times?: number;
        /** @default 3600 */
        wait_seconds?: number;
      };
    };
    /** @enum {string} */
    BatchSkipReason: "duplicate" | "do_not_call" | "no_number" | "number_invalid" | "not_found" | "outside_calling_window";
    /** @enum {string} */
    BatchStatus: "scheduled" | "running" | "paused" | "completed" | "canceled";
    Business: {
      address: string;
      business_hours: components["schemas"]["WeeklyHours"];
      /** Format: date-time */
      created_at: string;
      forwarding_number: string | null;
      hours_exceptions: components["schemas"]["HoursException"][];
      /** Format: uuid */
      id: string;
      kind: components["schemas"]["BusinessKind"];
      name: string;
      numbers: string[];
      phone_number: string | null;
      profile: {
        [key: string]: unknown;
      };
      settings: components["schemas"]["BusinessSettings"];
      timezone: string;
      /** Format: date-time */
      updated_at: string;
      version: number;
    };
    /** @enum {string} */
    BusinessKind: "restaurant" | "real_estate" | "general";
    BusinessSettings: {
      allowed_countries?: string[];
      /** @default true */
      answer_when_closed: boolean;
      calling_window?: components["schemas"]["CallingWindow"];
      /** @default [] */
      facts: {
        answer: string;
        topic: string;
      }[];
      forwarding?: components["schemas"]["CallForwarding"];
      keep_recordings_at_carrier?: boolean;
      keep_voicemail_at_carrier?: boolean;
      max_outbound_calls?: number;
      max_texts_per_hour?: number;
      recording_retention_days?: number;
      /** @enum {string} */
      text_answering?: "staff" | "agent";
      when_closed?: components["schemas"]["UnavailableAction"];
      when_inactive?: components["schemas"]["UnavailableAction"];
      when_unanswered?: {
        text: string;
        /** @constant */
        type: "message";
      } | components["schemas"]["VoicemailAction"];
    };
    BusinessSettingsBody: {
      allowed_countries?: string[];
      /** @default true */
      answer_when_closed?: boolean;
      calling_window?: components["schemas"]["CallingWindowInput"];
      /** @default [] */
      facts?: {
        answer: string;
        topic: string;
      }[];
      forwarding?: components["schemas"]["CallForwardingInput"];
      keep_recordings_at_carrier?: boolean;
      keep_voicemail_at_carrier?: boolean;
      max_outbound_calls?: number;
      max_texts_per_hour?: number;
      recording_retention_days?: number;
      /** @enum {string} */
      text_answering?: "staff" | "agent";
      when_closed?: components["schemas"]["UnavailableActionInput"];
      when_inactive?: components["schemas"]["UnavailableActionInput"];
      when_unanswered?: {
        text: string;
        /** @constant */
        type: "message";
      } | components["schemas"]["VoicemailActionInput"];
    };
    BusinessSummary: {
      address: string;
      /** Format: date-time */
      created_at: string;
      /** Format: uuid */
      id: string;
      kind: components["schemas"]["BusinessKind"];
      name: string;
      numbers: string[];
      phone_number: string | null;
      timezone: string;
    };
    BusinessSummaryPage: {
      items: components["schemas"]["BusinessSummary"][];
      page: number;
      page_size: number;
      total: number;
    };
    BuyPhoneNumberBody: {
      /** Format: uuid */
      agent_id?: string;
      /** Format: uuid */
      business_id?: string;
      /** @default  */
      label?: string;
      number: string;
    };
    Call: {
      agent_id: string | null;
      agent_name: string | null;
      agent_version_id: string | null;
      answered_at: string | null;
      answered_by: components["schemas"]["AnsweredBy"] | null;
      /** Format: uuid */
      business_id: string;
      call_sid: string | null;
      contact_id: string | null;
      contact_name: string | null;
      cost: components["schemas"]["Money"] | null;
      /** Format: date-time */
      created_at: string;
      daily_room_url: string | null;
      direction: components["schemas"]["CallDirection"];
      disposition: components["schemas"]["Disposition"] | null;
      disposition_detail: string;
      duration_seconds: number | null;
      ended_at: string | null;
      events: components["schemas"]["JournalEntry"][] | null;
      external_id: string | null;
      forwarded: boolean;
      forwarded_to: string | null;
      from_number: string | null;
      /** Format: uuid */
      id: string;
      latency_p50_ms: number | null;
      latency_p95_ms: number | null;
      metadata: {
        [key: string]: unknown;
      } | null;
      phone_number_id: string | null;
      recording: components["schemas"]["CallRecording"] | null;
      recording_url: string | null;
      retell_call_id: string | null;
      sentiment: ("positive" | "neutral" | "negative") | null;
      /** Format: date-time */
      started_at: string;
      status: components["schemas"]["CallStatus"];
      stream_sid: string | null;
      success: boolean | null;
      summary: string | null;
      to_number: string | null;
      transcript: {
        ended_at_ms: number;
        index: number;
        latency: components["schemas"]["TurnLatency"] | null;
        /** @enum {string} */
        speaker: "caller" | "agent";
        /** Format: date-time */
        started_at: string;
        started_at_ms: number;
        text: string;
        was_interrupted: boolean;
      }[] | null;
      turn_count: number;
      /** Format: date-time */
      updated_at: string;
      usage: components["schemas"]["CostedUsage"][] | null;
    };
    CallContactsBody: {
      contact_ids: string[];
      /** @default 0 */
      delay_seconds?: number;
      /** @default false */
      ignore_calling_window?: boolean;
      /** @default {} */
      machine?: components["schemas"]["MachineHandlingInput"];
      /** @default 3 */
      max_concurrent_calls?: number;
      /** @default  */
      purpose?: string;
      /** Format: date-time */
      start_at?: string;
    };
    /** @enum {string} */
    CallDirection: "inbound" | "outbound" | "web";
    CalledContacts: {
      /** Format: uuid */
      batch_id: string;
      call_count: number;
      calls: {
        contact_id: string | null;
        /** Format: uuid */
        entry_id: string;
        reason: components["schemas"]["BatchSkipReason"] | null;
        /** @enum {string} */
        status: "queued" | "skipped";
      }[];
    };
    CallerCondition: {
      /** @default [] */
      contact_tags: string[];
      /** @default false */
      is_withheld: boolean;
      /** @default [] */
      numbers: string[];
    };
    CallerConditionInput: {
      /** @default [] */
      contact_tags?: string[];
      /** @default false */
      is_withheld?: boolean;
      /** @default [] */
      numbers?: string[];
    };
    CallEvent: {
      at_ms: number;
      /** @constant */
      type: "call-answered";
    } | {
      at_ms: number;
      /** @constant */
      type: "call-resumed";
    } | {
      at_ms: number;
      reminders: number;
      state: unknown;
      turn_count: number;
      /** @constant */
      type: "checkpoint";
    } | {
      at_ms: number;
      turn: components["schemas"]["Turn"];
      /** @constant */
      type: "turn-finished";
    } | {
      at_ms: number;
      text: string;
      /** @constant */
      type: "transcript-interim";
    } | {
      at_ms: number;
      confidence: number;
      turn_index: number;
      /** @constant */
      type: "words-in-doubt";
    } | {
      at_ms: number;
      digit: string;
      /** @constant */
      type: "dtmf-received";
    } | {
      at_ms: number;
      heard_text: string;
      /** @constant */
      type: "barge-in";
    } | {
      at_ms: number;
      code: string;
      duration_ms: number;
      tool: string;
      /** @constant */
      type: "tool-finished";
    } | {
      at_ms: number;
      count: number;
      /** @constant */
      type: "reminder";
    } | {
      at_ms: number;
      /** @enum {string} */
      command: "hold" | "unhold" | "say" | "press" | "transfer" | "end" | "pause-recording" | "resume-recording" | "leave-message";
      /** @constant */
      type: "commanded";
    } | {
      at_ms: number;
      /** @constant */
      type: "held";
    } | {
      at_ms: number;
      /** @constant */
      type: "resumed-from-hold";
    } | {
      at_ms: number;
      digits: string;
      /** @constant */
      type: "digits-sent";
    } | {
      at_ms: number;
      /** @constant */
      type: "recording-paused";
    } | {
      at_ms: number;
      /** @constant */
      type: "recording-resumed";
    } | {
      at_ms: number;
      /** @enum {string} */
      mode: "cold" | "warm";
      to: string;
      /** @constant */
      type: "transfer-started";
    } | {
      at_ms: number;
      /** @enum {string} */
      reason: "declined" | "no_answer" | "busy" | "failed";
      /** @constant */
      type: "transfer-failed";
    } | {
      at_ms: number;
      count: number;
      fault: string;
      /** @constant */
      type: "media-fault";
    } | {
      at_ms: number;
      /** @constant */
      type: "usage";
      usage: components["schemas"]["Usage"];
    } | {
      at_ms: number;
      from: string;
      reason: string;
      /** @enum {string} */
      service: "transcription" | "voice" | "llm" | "hosted";
      to: string;
      /** @constant */
      type: "provider-changed";
    } | {
      at_ms: number;
      code: string;
      message: string;
      /** @constant */
      type: "failure";
    } | {
      at_ms: number;
      detail: string;
      disposition: components["schemas"]["Disposition"];
      /** @constant */
      type: "call-ended";
    };
    CallForwarding: {
      /** @default false */
      always: boolean;
      /** @default true */
      is_enabled: boolean;
      /** @default null */
      max_calls_per_hour: number | null;
      /** @default null */
      max_simultaneous_calls: number | null;
      /** @default null */
      to: string | null;
      /** @default false */
      when_closed: boolean;
    };
    CallForwardingInput: {
      /** @default false */
      always?: boolean;
      /** @default true */
      is_enabled?: boolean;
      /** @default null */
      max_calls_per_hour?: number | null;
      /** @default null */
      max_simultaneous_calls?: number | null;
      /** @default null */
      to?: string | null;
      /** @default false */
      when_closed?: boolean;
    };
    CallingWindow: {
      /**
      * @default [
      *       "monday",
      *       "tuesday",
      *       "wednesday",
      *       "thursday",
      *       "friday",
      *       "saturday",
      *       "sunday"
      *     ]
      */
      days: ("monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")[];
      /** @default 08:00 */
      from: string;
      /** @default 21:00 */
      until: string;
    };
    CallingWindowInput: {
      /**
      * @default [
      *       "monday",
      *       "tuesday",
      *       "wednesday",
      *       "thursday",
      *       "friday",
      *       "saturday",
      *       "sunday"
      *     ]
      */
      days?: ("monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")[];
      /** @default 08:00 */
      from?: string;
      /** @default 21:00 */
      until?: string;
    };
    CallRecording: {
      channels: number;
      content_type: string;
      duration_ms: number | null;
      size_bytes: number | null;
      /** @enum {string} */
      status: "recording" | "completed" | "failed" | "expired";
      url: string;
    };
    CallStatistics: {
      average_duration_seconds: number;
      calls_by_day: {
        count: number;
        /** Format: date */
        date: string;
      }[];
      calls_by_disposition: {
        [key: string]: number;
      };
      calls_by_hour: components["schemas"]["HourCalls"][];
      calls_by_status: {
        [key: string]: number;
      };
      completed_calls: number;
      failed_calls: number;
      forwarded_calls: number;
      /** Format: date */
      from: string;
      /** @enum {string} */
      period: "day" | "week" | "month" | "custom";
      response_times: components["schemas"]["ResponseTimes"];
      timezone: string;
      /** Format: date */
      to: string;
      total_calls: number;
      total_duration_seconds: number;
    };
    /** @enum {string} */
    CallStatus: "queued" | "initiated" | "ringing" | "in_progress" | "completed" | "failed" | "busy" | "no_answer" | "canceled";
    CallSummary: {
      agent_id: string | null;
      agent_name: string | null;
      answered_at: string | null;
      /** Format: uuid */
      business_id: string;
      call_sid: string | null;
      contact_id: string | null;
      contact_name: string | null;
      direction: components["schemas"]["CallDirection"];
      disposition: components["schemas"]["Disposition"] | null;
      duration_seconds: number | null;
      ended_at: string | null;
      forwarded: boolean;
      forwarded_to: string | null;
      from_number: string | null;
      /** Format: uuid */
      id: string;
      latency_p50_ms: number | null;
      latency_p95_ms: number | null;
      /** Format: date-time */
      started_at: string;
      status: components["schemas"]["CallStatus"];
      to_number: string | null;
      turn_count: number;
    };
    CallSummaryPage: {
      items: components["schemas"]["CallSummary"][];
      page: number;
      page_size: number;
      total: number;
    };
    CancelBatchBody: {
      /** @default false */
      hang_up?: boolean;
    } | null;
    CommandedCall: {
      /** Format: uuid */
      call_id: string;
      /** @enum {string} */
      command: "hold" | "unhold" | "say" | "press" | "transfer" | "end" | "pause-recording" | "resume-recording" | "leave-message";
    };
    Condition: {
      /** @enum {string} */
      operator: "equals" | "not_equals" | "greater_than" | "less_than" | "exists" | "missing";
      path: string;
      value?: string | number | boolean;
    };
    ConfigureForwardingBody: {
      /** @default false */
      always?: boolean;
      /** @default true */
      is_enabled?: boolean;
      /** @default null */
      max_calls_per_hour?: number | null;
      /** @default null */
      max_simultaneous_calls?: number | null;
      /** @default null */
      to?: string | null;
      version?: number;
      /** @default false */
      when_closed?: boolean;
    };
    ConfigureToolBody: {
      /** @default true */
      is_enabled?: boolean;
      /** @default {} */
      tool_config?: {
        [key: string]: unknown;
      };
      tool_type: string;
      version?: number;
    };
    Contact: {
      /** Format: uuid */
      business_id: string;
      /** Format: date-time */
      created_at: string;
      do_not_call: boolean;
      do_not_text: boolean;
      email: string | null;
      /** Format: uuid */
      id: string;
      name: string;
      notes: string;
      phone_numbers: string[];
      tags: string[];
      /** Format: date-time */
      updated_at: string;
      version: number;
    };
    ContactPage: {
      items: components["schemas"]["Contact"][];
      page: number;
      page_size: number;
      total: number;
    };
    CostedUsage: {
      audio_ms?: number;
      cached_tokens?: number;
      characters?: number;
      cost_usd: number | null;
      input_tokens?: number;
      model: string;
      output_tokens?: number;
      provider: string;
      /** @enum {string} */
      service: "transcription" | "voice" | "llm" | "hosted";
    };
    CreateAgentBody: {
      apology?: string;
      /** Format: uuid */
      business_id?: string;
      call_flow?: components["schemas"]["FlowInput"];
      /** @enum {string} */
      call_media?: "stream" | "gather";
      description?: string;
      elevenlabs_agent_id?: string | null;
      engine?: components["schemas"]["AgentEngine"];
      fallbacks?: {
        /** @default [] */
        llm?: components["schemas"]["ProviderChoice"][];
        /** @default [] */
        transcription?: components["schemas"]["ProviderChoice"][];
        /** @default [] */
        voice?: components["schemas"]["VoiceSettingsInput"][];
      };
      fillers?: string[];
      flow?: components["schemas"]["FlowInput"];
      greeting?: string;
      hold_thanks?: string;
      hosted?: {
        /** @default {} */
        settings?: {
          [key: string]: unknown;
        };
        websocket_url?: string;
      };
      is_active?: boolean;
      language?: string;
      llm?: {
        general_prompt?: string | null;
        high_priority?: boolean;
        max_tokens?: number | null;
        model?: string | null;
        provider?: string | null;
        retell_llm_id?: string | null;
        s2s_model?: string | null;
        temperature?: number;
      };
      max_duration_seconds?: number;
      model?: string | null;
      name: string;
      outbound_greeting?: string | null;
      publish?: boolean;
      recording_consent?: string | null;
      recording_enabled?: boolean;
      /** @enum {string} */
      recording_source?: "engine" | "carrier";
      retell_agent_id?: string | null;
      retell_llm_id?: string | null;
      settings?: {
        max_tokens?: number | null;
        temperature?: number;
        tts_speed?: number;
      };
      status?: components["schemas"]["AgentStatus"];
      system_prompt?: string | null;
      time_limit_message?: string;
      tools?: string[];
      transcription?: {
        model?: string;
        provider: string;
        settings?: {
          [key: string]: unknown;
        };
      } | null;
      turn_taking?: {
        /** @default 200 */
        barge_in_speech_ms?: number;
        /** @default true */
        can_barge_in?: boolean;
        /** @default 450 */
        finished_silence_ms?: number;
        /** @default 2 */
        max_reminders?: number;
        /** @default 750 */
        neutral_silence_ms?: number;
        /** @default 8000 */
        reminder_after_ms?: number;
        /** @default true */
        speculate?: boolean;
        /** @default 1500 */
        unfinished_silence_ms?: number;
      };
      use_default_prompt?: boolean;
      voice?: string | null;
      voice_id?: string | null;
      voice_settings?: {
        /** @enum {string} */
        gender?: "female" | "male";
        model?: string | null;
        provider?: string;
        settings?: {
          [key: string]: unknown;
        };
        /** @enum {string} */
        speed?: "slow" | "normal" | "fast";
      };
      voicemail_message?: string | null;
      wait_for_callee?: boolean;
    };
    CreateApiKey: {
      /** @default null */
      business_id?: string | null;
      /** @default null */
      expires_at?: string | null;
      name: string;
      /**
      * @default [
      *       "all"
      *     ]
      */
      scopes?: components["schemas"]["ApiKeyScope"][];
    };
    CreateBatchBody: {
      /** Format: uuid */
      agent_id?: string;
      /** Format: uuid */
      business_id: string;
      calling_window?: components["schemas"]["CallingWindowInput"];
      /** @default 0 */
      delay_seconds?: number;
      entries: components["schemas"]["NewBatchEntry"][];
      from?: string;
      /** @default false */
      ignore_calling_window?: boolean;
      /** @default {} */
      machine?: components["schemas"]["MachineHandlingInput"];
      /** @default 3 */
      max_concurrent_calls?: number;
      name: string;
      /** Format: uuid */
      phone_number_id?: string;
      /** @default  */
      purpose?: string;
      /** @default {} */
      retries?: components["schemas"]["BatchRetriesInput"];
      /** @default 30 */
      ring_seconds?: number;
      /** Format: date-time */
      start_at?: string;
    };
    CreateBusinessBody: {
      /** @default  */
      address?: string;
      business_hours: components["schemas"]["WeeklyHoursInput"];
      /** @default null */
      forwarding_number?: string | null;
      /** @default [] */
      hours_exceptions?: components["schemas"]["HoursException"][];
      kind: components["schemas"]["BusinessKind"];
      name: string;
      /** Format: uuid */
      owner_id?: string;
      /** @default null */
      phone_number?: string | null;
      /** @default {} */
      profile?: {
        [key: string]: unknown;
      };
      /** @default {} */
      settings?: components["schemas"]["BusinessSettingsBody"];
      timezone: string;
    };
    CreateContactBody: {
      /** Format: uuid */
      business_id: string;
      /** @default false */
      do_not_call?: boolean;
      /** @default false */
      do_not_text?: boolean;
      /** @default null */
      email?: string | null;
      /** @default  */
      name?: string;
      /** @default  */
      notes?: string;
      phone_numbers: string[];
      /** @default [] */
      tags?: string[];
    };
    CreateDiningTableBody: {
      capacity: number;
      /** @default true */
      is_active?: boolean;
      name: string;
    };
    CreateKnowledgeBody: {
      content: string;
      /** @default null */
      elevenlabs_kb_id?: string | null;
      /** @default true */
      is_active?: boolean;
      name: string;
      /** @default general */
      type?: string;
    };
    CreateLeadBody: {
      /** @default null */
      budget?: string | null;
      interest: string;
      name: string;
      /** @default  */
      notes?: string;
      phone: string;
      /** @default manual */
      source?: string;
      /**
      * @default new
      * @enum {string}
      */
      stage?: "new" | "contacted" | "qualified" | "won" | "lost";
      /** @default null */
      timeline?: string | null;
    };
    CreateListingBody: {
      address: string;
      /** @default null */
      area_square_feet?: number | null;
      bathrooms: number;
      bedrooms: number;
      /** @default  */
      description?: string;
      kind: string;
      /** @enum {string} */
      offer: "sale" | "rent";
      price: {
        amount_minor: number;
        currency: string;
      };
      reference: string;
      /**
      * @default active
      * @enum {string}
      */
      status?: "active" | "under_offer" | "sold" | "withdrawn";
    };
    CreateMenuItemBody: {
      /** @default [] */
      allergens?: string[];
      /** @default  */
      description?: string;
      /** @default [] */
      diets?: string[];
      /** @default true */
      is_available?: boolean;
      name: string;
      price: components["schemas"]["Money"];
      section: string;
    };
    CreateOrderBody: {
      /** @default null */
      call_id?: string | null;
      customer_name: string;
      customer_phone: string;
      items: components["schemas"]["OrderItemBody"][];
      /** @default  */
      notes?: string;
      /** Format: date-time */
      pickup_at: string;
    };
    CreatePhoneNumberBody: {
      /** Format: uuid */
      agent_id?: string;
      /** Format: uuid */
      business_id?: string;
      /** @default twilio */
      carrier?: string;
      /** @default null */
      carrier_number_id?: string | null;
      /** @default  */
      label?: string;
      number: string;
      /** @enum {string} */
      status?: "active" | "inactive";
    };
    CreateReservationBody: {
      /** Format: date */
      date: string;
      guest_name: string;
      guest_phone: string;
      /** @default  */
      notes?: string;
      party_size: number;
      time: string;
    };
    CreateRestaurantBody: {
      /** @default  */
      address?: string;
      business_hours: components["schemas"]["WeeklyHoursInput"];
      /** @default null */
      forwarding_number?: string | null;
      /** @default [] */
      hours_exceptions?: components["schemas"]["HoursException"][];
      name: string;
      /** Format: uuid */
      owner_id?: string;
      /** @default null */
      phone_number?: string | null;
      /** @default {} */
      reservation_rules?: {
        /** @default 60 */
        last_seating_before_close_minutes?: number;
        /** @default 60 */
        max_days_ahead?: number;
        /** @default 8 */
        max_party_size?: number;
        /** @default 30 */
        min_notice_minutes?: number;
        /** @default 1 */
        min_party_size?: number;
        /** @default 90 */
        seating_minutes?: number;
        /** @default 15 */
        slot_minutes?: number;
      };
      /** @default {} */
      settings?: components["schemas"]["BusinessSettingsBody"];
      timezone: string;
    };
    CreateRoutingRuleBody: {
      /** Format: uuid */
      business_id: string;
      /** @default true */
      is_enabled?: boolean;
      name: string;
      outcome: components["schemas"]["RoutingOutcomeInput"];
      /** @default null */
      phone_number_id?: string | null;
      place?: components["schemas"]["RoutingPlace"];
      position?: number;
      /** @default {} */
      when?: components["schemas"]["RoutingWhenInput"];
    };
    CreateSpecialBody: {
      /** @default  */
      description?: string;
      /** @default null */
      price?: components["schemas"]["Money"] | null;
      title: string;
      /** Format: date */
      valid_from: string;
      /** Format: date */
      valid_until: string;
    };
    CreateUser: {
      /** Format: email */
      email: string;
      /** @default null */
      first_name?: string | null;
      /** @default true */
      is_active?: boolean;
      /** @default null */
      last_name?: string | null;
      /** @default [] */
      memberships?: {
        /** Format: uuid */
        business_id: string;
        /** @enum {string} */
        role: "owner" | "manager" | "staff";
      }[];
      password?: string;
      /**
      * @default member
      * @enum {string}
      */
      role?: "admin" | "member";
      /** @default null */
      username?: string | null;
    };
    CreateViewingBody: {
      /** Format: date */
      date: string;
      /** Format: uuid */
      listing_id: string;
      /** @default  */
      notes?: string;
      time: string;
      visitor_name: string;
      visitor_phone: string;
    };
    CreateWebhookBody: {
      /** Format: uuid */
      business_id: string;
      /** @default  */
      description?: string;
      /** @default [] */
      events?: components["schemas"]["WebhookEvent"][];
      /** @default true */
      is_active?: boolean;
      /** @default events */
      kind?: components["schemas"]["WebhookKind"];
      url: string;
    };
    /** @enum {string} */
    CredentialsSource: "business" | "installation" | "environment";
    CurrentUser: {
      email: string;
      first_name: string | null;
      /** Format: uuid */
      id: string;
      last_name: string | null;
      memberships: {
        /** Format: uuid */
        business_id: string;
        business_name: string;
        kind: components["schemas"]["BusinessKind"];
        /** @enum {string} */
        role: "owner" | "manager" | "staff";
      }[];
      /** @enum {string} */
      role: "admin" | "member";
      username: string | null;
    };
    DiningTable: {
      capacity: number;
      /** Format: date-time */
      created_at: string;
      /** Format: uuid */
      id: string;
      is_active: boolean;
      name: string;
      /** Format: date-time */
      updated_at: string;
      version: number;
    };
    DiningTablePage: {
      items: components["schemas"]["DiningTable"][];
      page: number;
      page_size: number;
      total: number;
    };
    /** @enum {string} */
    Disposition: "agent_ended" | "caller_hung_up" | "transferred" | "silence" | "max_duration" | "refused" | "failed" | "interrupted" | "machine" | "voicemail" | "busy" | "no_answer" | "canceled";
    DoNotCallNumber: {
      /** Format: uuid */
      business_id: string;
      call_id: string | null;
      /** Format: date-time */
      created_at: string;
      /** Format: uuid */
      id: string;
      phone_number: string;
      reason: string;
      source: components["schemas"]["DoNotCallSource"];
    };
    DoNotCallNumberPage: {
      items: components["schemas"]["DoNotCallNumber"][];
      page: number;
      page_size: number;
      total: number;
    };
    /** @enum {string} */
    DoNotCallSource: "staff" | "callee" | "import";
    EndCallBody: {
      /** Format: uuid */
      call_id?: string;
      call_sid?: string;
    };
    EndedCall: {
      /** Format: uuid */
      call_id: string;
      call_sid: string | null;
      status: components["schemas"]["CallStatus"];
    };
    Flow: {
      anywhere: {
        goodbye?: string;
        home?: string;
        person?: string;
      };
      nodes: components["schemas"]["FlowNode"][];
      start: string;
    };
    FlowInput: {
      /** @default {} */
      anywhere?: {
        goodbye?: string;
        home?: string;
        person?: string;
      };
      nodes: components["schemas"]["FlowNodeInput"][];
      start: string;
    };
    FlowNode: {
      id: string;
      next: string;
      text: string;
      /** @constant */
      type: "say";
    } | {
      confirm?: string;
      id: string;
      /** @default 3 */
      max_attempts: number;
      next: string;
      on_failure: string;
      opening?: string;
      slots: components["schemas"]["SlotDefinition"][];
      /** @constant */
      type: "ask";
    } | {
      follow_up?: string;
      id: string;
      intents: {
        next: string;
        phrases: string[];
      }[];
      /** @default 3 */
      max_attempts: number;
      on_failure: string;
      prompt?: string;
      reprompt?: string;
      /** @constant */
      type: "listen";
    } | {
      branches: {
        next: string;
        when: components["schemas"]["Condition"];
      }[];
      id: string;
      otherwise: string;
      /** @constant */
      type: "branch";
    } | {
      arguments: {
        [key: string]: string;
      };
      filler?: string;
      id: string;
      on: {
        [key: string]: string;
      };
      otherwise: string;
      tool: string;
      /** @constant */
      type: "tool";
    } | {
      assign: {
        [key: string]: string;
      };
      from: string;
      id: string;
      /** @default 3 */
      limit: number;
      many: string;
      /** @default 3 */
      max_attempts: number;
      next: string;
      on_empty: string;
      on_failure: string;
      on_refusal: string;
      one: string;
      option: string;
      /** @constant */
      type: "offer";
    } | {
      id: string;
      next: string;
      slots: string[];
      /** @constant */
      type: "clear";
    } | {
      digits: string;
      id: string;
      next: string;
      /** @constant */
      type: "press";
    } | {
      briefing?: string;
      id: string;
      /** @enum {string} */
      mode?: "cold" | "warm";
      on_failure?: string;
      text?: string;
      to?: string;
      /** @constant */
      type: "transfer";
    } | {
      disposition: string;
      id: string;
      text?: string;
      /** @constant */
      type: "end";
    };
    FlowNodeInput: {
      id: string;
      next: string;
      text: string;
      /** @constant */
      type: "say";
    } | {
      confirm?: string;
      id: string;
      /** @default 3 */
      max_attempts?: number;
      next: string;
      on_failure: string;
      opening?: string;
      slots: components["schemas"]["SlotDefinitionInput"][];
      /** @constant */
      type: "ask";
    } | {
      follow_up?: string;
      id: string;
      intents: {
        next: string;
        phrases: string[];
      }[];
      /** @default 3 */
      max_attempts?: number;
      on_failure: string;
      prompt?: string;
      reprompt?: string;
      /** @constant */
      type: "listen";
    } | {
      branches: {
        next: string;
        when: components["schemas"]["Condition"];
      }[];
      id: string;
      otherwise: string;
      /** @constant */
      type: "branch";
    } | {
      arguments: {
        [key: string]: string;
      };
      filler?: string;
      id: string;
      on: {
        [key: string]: string;
      };
      otherwise: string;
      tool: string;
      /** @constant */
      type: "tool";
    } | {
      assign: {
        [key: string]: string;
      };
      from: string;
      id: string;
      /** @default 3 */
      limit?: number;
      many: string;
      /** @default 3 */
      max_attempts?: number;
      next: string;
      on_empty: string;
      on_failure: string;
      on_refusal: string;
      one: string;
      option: string;
      /** @constant */
      type: "offer";
    } | {
      id: string;
      next: string;
      slots: string[];
      /** @constant */
      type: "clear";
    } | {
      digits: string;
      id: string;
      next: string;
      /** @constant */
      type: "press";
    } | {
      briefing?: string;
      id: string;
      /** @enum {string} */
      mode?: "cold" | "warm";
      on_failure?: string;
      text?: string;
      to?: string;
      /** @constant */
      type: "transfer";
    } | {
      disposition: string;
      id: string;
      text?: string;
      /** @constant */
      type: "end";
    };
    HostedSettings: {
      /** @default {} */
      settings: {
        [key: string]: unknown;
      };
      websocket_url?: string;
    };
    HourCalls: {
      count: number;
      hour: number;
      /** @enum {string} */
      weekday: "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";
    };
    HoursCondition: {
      /** @constant */
      type: "open";
    } | {
      /** @constant */
      type: "closed";
    } | {
      /** @constant */
      type: "weekly";
      weekly: components["schemas"]["WeeklyHours"];
    };
    HoursConditionInput: {
      /** @constant */
      type: "open";
    } | {
      /** @constant */
      type: "closed";
    } | {
      /** @constant */
      type: "weekly";
      weekly: components["schemas"]["WeeklyHoursInput"];
    };
    HoursException: {
      /** Format: date */
      date: string;
      intervals: components["schemas"]["OpenInterval"][];
      note?: string;
    };
    ImportPhoneNumbersBody: {
      /** @default false */
      configure?: boolean;
      numbers?: string[];
    };
    InitiateCallBody: {
      /** Format: uuid */
      contact_id?: string;
      /** @default false */
      ignore_calling_window?: boolean;
      /** @default {} */
      machine?: components["schemas"]["MachineHandlingInput"];
      /** @default {} */
      metadata?: {
        [key: string]: string | number | boolean;
      };
      phone_number?: string;
      /** @default  */
      purpose?: string;
      /** @default 30 */
      ring_seconds?: number;
    };
    InnerMenu: {
      options: {
        key: string;
        /** @default  */
        label: string;
        outcome: {
          /** @default null */
          agent_id: string | null;
          /** @constant */
          type: "agent";
        } | {
          /** @default 30 */
          ring_seconds: number;
          to: string;
          /** @constant */
          type: "forward";
          /** @default null */
          when_unanswered: components["schemas"]["UnansweredOutcome"] | null;
        } | components["schemas"]["VoicemailAction"] | {
          text: string;
          /** @constant */
          type: "message";
        } | {
          /** @constant */
          type: "repeat";
        };
      }[];
      otherwise: components["schemas"]["MenuEnd"];
      prompt: string;
      /** @default 5 */
      timeout_seconds: number;
      /** @constant */
      type: "menu";
    };
    InnerMenuInput: {
      options: {
        key: string;
        /** @default  */
        label?: string;
        outcome: {
          /** @default null */
          agent_id?: string | null;
          /** @constant */
          type: "agent";
        } | {
          /** @default 30 */
          ring_seconds?: number;
          to: string;
          /** @constant */
          type: "forward";
          /** @default null */
          when_unanswered?: components["schemas"]["UnansweredOutcomeInput"] | null;
        } | components["schemas"]["VoicemailActionInput"] | {
          text: string;
          /** @constant */
          type: "message";
        } | {
          /** @constant */
          type: "repeat";
        };
      }[];
      /**
      * @default {
      *       "type": "agent"
      *     }
      */
      otherwise?: components["schemas"]["MenuEndInput"];
      prompt: string;
      /** @default 5 */
      timeout_seconds?: number;
      /** @constant */
      type: "menu";
    };
    InviteMember: {
      /** Format: email */
      email: string;
      /** @default null */
      first_name?: string | null;
      /** @default null */
      last_name?: string | null;
      /** @enum {string} */
      role: "owner" | "manager" | "staff";
    };
    JournalEntry: {
      event: components["schemas"]["CallEvent"];
      sequence: number | null;
    };
    KnowledgeItem: {
      /** Format: uuid */
      business_id: string;
      chunk_count: number;
      content: string;
      /** Format: date-time */
      created_at: string;
      elevenlabs_kb_id: string | null;
      /** Format: uuid */
      id: string;
      is_active: boolean;
      name: string;
      source_name: string | null;
      type: string;
      /** Format: date-time */
      updated_at: string;
      version: number;
    };
    KnowledgeSummary: {
      /** Format: uuid */
      business_id: string;
      chunk_count: number;
      /** Format: date-time */
      created_at: string;
      elevenlabs_kb_id: string | null;
      /** Format: uuid */
      id: string;
      is_active: boolean;
      name: string;
      source_name: string | null;
      type: string;
      /** Format: date-time */
      updated_at: string;
      version: number;
    };
    KnowledgeSummaryPage: {
      items: components["schemas"]["KnowledgeSummary"][];
      page: number;
      page_size: number;
      total: number;
    };
    KnowledgeVersion: {
      content: string;
      /** Format: date-time */
      created_at: string;
      created_by: string | null;
      name: string;
      type: string;
      version: number;
    };
    KnowledgeVersionSummary: {
      /** Format: date-time */
      created_at: string;
      created_by: string | null;
      name: string;
      type: string;
      version: number;
    };
    KnowledgeVersionSummaryPage: {
      items: components["schemas"]["KnowledgeVersionSummary"][];
      page: number;
      page_size: number;
      total: number;
    };
    Lead: {
      budget: string | null;
      call_id: string | null;
      contact_id: string | null;
      /** Format: date-time */
      created_at: string;
      /** Format: uuid */
      id: string;
      interest: string;
      name: string;
      notes: string;
      phone: string;
      source: string;
      /** @enum {string} */
      stage: "new" | "contacted" | "qualified" | "won" | "lost";
      timeline: string | null;
      /** Format: date-time */
      updated_at: string;
      version: number;
    };
    LeadPage: {
      items: components["schemas"]["Lead"][];
      page: number;
      page_size: number;
      total: number;
    };
    Listing: {
      address: string;
      area_square_feet: number | null;
      bathrooms: number;
      bedrooms: number;
      /** Format: date-time */
      created_at: string;
      /** @default  */
      description: string;
      /** Format: uuid */
      id: string;
      kind: string;
      /** @enum {string} */
      offer: "sale" | "rent";
      price: components["schemas"]["Money"];
      reference: string;
      /**
      * @default active
      * @enum {string}
      */
      status: "active" | "under_offer" | "sold" | "withdrawn";
      /** Format: date-time */
      updated_at: string;
      version: number;
    };
    ListingPage: {
      items: components["schemas"]["Listing"][];
      page: number;
      page_size: number;
      total: number;
    };
    LiveToken: {
      /** Format: date-time */
      expires_at: string;
      token: string;
    };
    LogCallBody: {
      agent_id?: string | null;
      answered_at?: string | null;
      /** Format: uuid */
      business_id?: string;
      call_sid?: string | null;
      caller_number?: string | null;
      contact_id?: string | null;
      daily_room_url?: string | null;
      /** @default inbound */
      direction?: components["schemas"]["CallDirection"];
      disposition?: components["schemas"]["Disposition"] | null;
      /** @default  */
      disposition_detail?: string;
      duration?: number | null;
      duration_seconds?: number | null;
      end_time?: string | null;
      ended_at?: string | null;
      external_id?: string | null;
      forwarded?: boolean;
      forwarded_to?: string | null;
      from_number?: string | null;
      latency?: number | null;
      latency_p50_ms?: number | null;
      latency_p95_ms?: number | null;
      metadata?: {
        [key: string]: unknown;
      } | null;
      phone_number?: string | null;
      phone_number_id?: string | null;
      recording_sid?: string | null;
      recording_url?: string | null;
      /** Format: uuid */
      restaurant_id?: string;
      retell_call_id?: string | null;
      sentiment?: ("positive" | "neutral" | "negative") | null;
      /** Format: date-time */
      start_time?: string;
      /** Format: date-time */
      started_at?: string;
      /** @enum {string} */
      status?: "queued" | "initiated" | "ringing" | "in_progress" | "completed" | "failed" | "busy" | "no_answer" | "canceled" | "in-progress" | "no-answer";
      stream_sid?: string | null;
      success?: boolean | null;
      summary?: string | null;
      /** Format: date-time */
      timestamp?: string;
      to_number?: string | null;
      transcript?: (components["schemas"]["LoggedTurn"][] | string) | null;
    };
    LoggedTurn: {
      ended_at_ms?: number;
      /** @enum {string} */
      speaker: "caller" | "agent" | "user";
      /** Format: date-time */
      started_at?: string;
      started_at_ms?: number;
      text: string;
      /** Format: date-time */
      timestamp?: string;
      /** @default false */
      was_interrupted?: boolean;
    };
    /** @enum {string} */
    MachineAction: "hang_up" | "leave_message" | "go_on";
    MachineHandling: {
      /** @default go_on */
      action: components["schemas"]["MachineAction"];
      message?: string;
    };
    MachineHandlingInput: {
      /** @default go_on */
      action?: components["schemas"]["MachineAction"];
      message?: string;
    };
    Member: {
      email: string;
      first_name: string | null;
      last_name: string | null;
      /** @enum {string} */
      role: "owner" | "manager" | "staff";
      /** Format: date-time */
      since: string;
      /** @enum {string} */
      status: "invited" | "active" | "inactive";
      /** Format: uuid */
      user_id: string;
    };
    MemberPage: {
      items: components["schemas"]["Member"][];
      page: number;
      page_size: number;
      total: number;
    };
    MenuAvailabilityBody: {
      is_available: boolean;
    };
    MenuEnd: {
      /** @default null */
      agent_id: string | null;
      /** @constant */
      type: "agent";
    } | {
      /** @default 30 */
      ring_seconds: number;
      to: string;
      /** @constant */
      type: "forward";
      /** @default null */
      when_unanswered: components["schemas"]["UnansweredOutcome"] | null;
    } | components["schemas"]["VoicemailAction"] | {
      text: string;
      /** @constant */
      type: "message";
    };
    MenuEndInput: {
      /** @default null */
      agent_id?: string | null;
      /** @constant */
      type: "agent";
    } | {
      /** @default 30 */
      ring_seconds?: number;
      to: string;
      /** @constant */
      type: "forward";
      /** @default null */
      when_unanswered?: components["schemas"]["UnansweredOutcomeInput"] | null;
    } | components["schemas"]["VoicemailActionInput"] | {
      text: string;
      /** @constant */
      type: "message";
    };
    MenuImportBody: {
      items: components["schemas"]["CreateMenuItemBody"][];
      /** @default false */
      replace?: boolean;
    };
    MenuImportResult: {
      added: number;
      removed: number;
    };
    MenuItem: {
      /** @default [] */
      allergens: string[];
      /** Format: date-time */
      created_at: string;
      /** @default  */
      description: string;
      /** @default [] */
      diets: string[];
      /** Format: uuid */
      id: string;
      /** @default true */
      is_available: boolean;
      name: string;
      position: number;
      price: components["schemas"]["Money"];
      section: string;
      /** Format: date-time */
      updated_at: string;
      version: number;
    };
    MenuItemPage: {
      items: components["schemas"]["MenuItem"][];
      page: number;
      page_size: number;
      total: number;
    };
    MenuOrder: {
      ids: string[];
    };
    MenuOrderBody: {
      ids: string[];
    };
    MenuOutcome: {
      options: {
        key: string;
        /** @default  */
        label: string;
        outcome: {
          /** @default null */
          agent_id: string | null;
          /** @constant */
          type: "agent";
        } | {
          /** @default 30 */
          ring_seconds: number;
          to: string;
          /** @constant */
          type: "forward";
          /** @default null */
          when_unanswered: components["schemas"]["UnansweredOutcome"] | null;
        } | components["schemas"]["VoicemailAction"] | {
          text: string;
          /** @constant */
          type: "message";
        } | {
          /** @constant */
          type: "repeat";
        } | components["schemas"]["InnerMenu"];
      }[];
      otherwise: components["schemas"]["MenuEnd"];
      prompt: string;
      /** @default 5 */
      timeout_seconds: number;
      /** @constant */
      type: "menu";
    };
    MenuOutcomeInput: {
      options: {
        key: string;
        /** @default  */
        label?: string;
        outcome: {
          /** @default null */
          agent_id?: string | null;
          /** @constant */
          type: "agent";
        } | {
          /** @default 30 */
          ring_seconds?: number;
          to: string;
          /** @constant */
          type: "forward";
          /** @default null */
          when_unanswered?: components["schemas"]["UnansweredOutcomeInput"] | null;
        } | components["schemas"]["VoicemailActionInput"] | {
          text: string;
          /** @constant */
          type: "message";
        } | {
          /** @constant */
          type: "repeat";
        } | components["schemas"]["InnerMenuInput"];
      }[];
      /**
      * @default {
      *       "type": "agent"
      *     }
      */
      otherwise?: components["schemas"]["MenuEndInput"];
      prompt: string;
      /** @default 5 */
      timeout_seconds?: number;
      /** @constant */
      type: "menu";
    };
    Money: {
      amount_minor: number;
      currency: string;
    };
    NewApiKey: {
      business_id: string | null;
      /** Format: date-time */
      created_at: string;
      expires_at: string | null;
      /** Format: uuid */
      id: string;
      is_active: boolean;
      key: string;
      last_used_at: string | null;
      name: string;
      prefix: string;
      scopes: components["schemas"]["ApiKeyScope"][];
      version: number;
    };
    NewBatchEntry: {
      /** Format: uuid */
      contact_id?: string;
      name?: string;
      phone_number?: string;
      /** @default {} */
      variables?: {
        [key: string]: string;
      };
    };
    OpeningHours: {
      /** @default [] */
      exceptions: components["schemas"]["HoursException"][];
      timezone: string;
      weekly: components["schemas"]["WeeklyHours"];
    };
    OpenInterval: {
      closes: string;
      opens: string;
    };
    Order: {
      call_id: string | null;
      /** Format: date-time */
      created_at: string;
      customer_name: string;
      customer_phone: string;
      /** Format: uuid */
      id: string;
      items: components["schemas"]["OrderItem"][];
      notes: string;
      /** Format: date-time */
      pickup_at: string;
      status: components["schemas"]["OrderStatus"];
      total: components["schemas"]["Money"];
      /** Format: date-time */
      updated_at: string;
      version: number;
    };
    OrderItem: {
      /** Format: uuid */
      id: string;
      menu_item_id: string | null;
      modifiers: string;
      name: string;
      quantity: number;
      unit_price: components["schemas"]["Money"];
    };
    OrderItemBody: {
      /** Format: uuid */
      menu_item_id: string;
      /** @default  */
      modifiers?: string;
      /** @default 1 */
      quantity?: number;
    } | {
      /** @default  */
      modifiers?: string;
      name: string;
      /** @default 1 */
      quantity?: number;
      unit_price: components["schemas"]["Money"];
    };
    OrderPage: {
      items: components["schemas"]["Order"][];
      page: number;
      page_size: number;
      total: number;
    };
    /** @enum {string} */
    OrderStatus: "received" | "preparing" | "ready" | "completed" | "canceled";
    OwnedNumber: {
      capabilities: {
        sms: boolean;
        voice: boolean;
      };
      carrier_number_id: string;
      friendly_name: string;
      is_pointing_here: boolean;
      number: string;
      phone_number_id: string | null;
    };
    PhoneNumber: {
      agent_id: string | null;
      agent_name: string | null;
      assigned_agent_id: string | null;
      business_id: string | null;
      calls_received: number;
      carrier: string;
      carrier_number_id: string | null;
      carrier_problem: string | null;
      /** @enum {string} */
      carrier_status: "unmanaged" | "buying" | "configuring" | "ready" | "failed" | "releasing";
      /** Format: date-time */
      created_at: string;
      /** Format: uuid */
      id: string;
      is_active: boolean;
      label: string;
      number: string;
      /** @enum {string} */
      status: "active" | "inactive" | "unassigned";
      /** Format: date-time */
      updated_at: string;
      version: number;
    };
    PhoneNumberConfiguration: {
      /** Format: date-time */
      checked_at: string;
      is_owned: boolean;
      is_pointing_here: boolean;
      is_routed_elsewhere: boolean;
      /** @enum {string} */
      messages: "here" | "elsewhere" | "unset";
      /** @enum {string} */
      messages_fallback: "here" | "elsewhere" | "unset";
      /** @enum {string} */
      status: "here" | "elsewhere" | "unset";
      /** @enum {string} */
      voice: "here" | "elsewhere" | "unset";
      /** @enum {string} */
      voice_fallback: "here" | "elsewhere" | "unset";
    };
    PhoneNumberDetail: {
      agent_id: string | null;
      agent_name: string | null;
      assigned_agent_id: string | null;
      business_id: string | null;
      calls_received: number;
      carrier: string;
      carrier_number_id: string | null;
      carrier_problem: string | null;
      /** @enum {string} */
      carrier_status: "unmanaged" | "buying" | "configuring" | "ready" | "failed" | "releasing";
      configuration: components["schemas"]["PhoneNumberConfiguration"] | null;
      /** Format: date-time */
      created_at: string;
      /** Format: uuid */
      id: string;
      is_active: boolean;
      label: string;
      number: string;
      /** @enum {string} */
      status: "active" | "inactive" | "unassigned";
      /** Format: date-time */
      updated_at: string;
      version: number;
    };
    PhoneNumberImport: {
      imported: components["schemas"]["PhoneNumber"][];
      skipped: {
        number: string;
        /** @enum {string} */
        reason: "registered_already" | "not_owned" | "cannot_call";
      }[];
    };
    PhoneNumberPage: {
      items: components["schemas"]["PhoneNumber"][];
      page: number;
      page_size: number;
      total: number;
    };
    PressOnCallBody: {
      digits: string;
    };
    Problem: {
      code: string;
      current_version?: number;
      detail?: string;
      problems?: {
        field: string;
        message: string;
      }[];
      status: number;
      title: string;
      type: string;
    };
    PromptPreview: {
      empty_variables: string[];
      prompt: string;
      unknown_variables: string[];
      values: {
        name: string;
        value: string;
      }[];
    };
    PromptPreviewBody: {
      /** Format: date-time */
      at?: string;
      /** @default null */
      caller_number?: string | null;
      system_prompt?: string;
    };
    PromptTemplate: {
      description: string;
      id: string;
      is_default: boolean;
      kind: components["schemas"]["BusinessKind"] | null;
      text: string;
      title: string;
    };
    PromptTemplateList: {
      items: components["schemas"]["PromptTemplate"][];
      variables: {
        description: string;
        name: string;
      }[];
    };
    Provider: {
      credential_fields: components["schemas"]["ProviderField"][];
      credentials: components["schemas"]["StoredCredentials"] | null;
      description: string;
      environment: {
        field: string;
        variable: string;
      }[];
      id: string;
      is_ready: boolean;
      services: components["schemas"]["ProviderService"][];
      source: components["schemas"]["CredentialsSource"] | null;
      title: string;
      website: string;
    };
    ProviderCheckResult: {
      /** Format: date-time */
      checked_at: string;
      detail: string;
      fault: ("credentials" | "quota" | "rate_limited" | "rejected" | "unavailable" | "protocol") | null;
      field: string | null;
      is_ok: boolean;
      remedy: string | null;
    };
    ProviderChoice: {
      model?: string;
      provider: string;
      settings?: {
        [key: string]: unknown;
      };
    };
    ProviderDefaults: {
      language_model: string | null;
      transcription: string;
      voice: string;
    };
    ProviderField: {
      choices: string[];
      default: string | number | boolean | null;
      description: string;
      is_required: boolean;
      /** @enum {string} */
      kind: "text" | "secret" | "number" | "boolean" | "choice" | "list";
      maximum: number | null;
      minimum: number | null;
      name: string;
      title: string;
    };
    ProviderList: {
      defaults: components["schemas"]["ProviderDefaults"];
      items: components["schemas"]["Provider"][];
    };
    ProviderModel: {
      id: string;
      price: components["schemas"]["ProviderPrice"] | null;
      title: string;
    };
    ProviderPrice: {
      per_audio_minute: number | null;
      per_million_cached_tokens: number | null;
      per_million_characters: number | null;
      per_million_input_tokens: number | null;
      per_million_output_tokens: number | null;
    };
    ProviderService: {
      capabilities: string[];
      engine: components["schemas"]["AgentEngine"] | null;
      kind: components["schemas"]["ProviderServiceKind"];
      lists_voices: boolean;
      models: components["schemas"]["ProviderModel"][];
      settings: components["schemas"]["ProviderField"][];
      takes_any_model: boolean;
      voices: components["schemas"]["ProviderVoice"][];
    };
    /** @enum {string} */
    ProviderServiceKind: "transcription" | "voice" | "language_model" | "hosted" | "recordings";
    ProviderVoice: {
      gender: ("female" | "male") | null;
      id: string;
      languages: string[];
      title: string;
    };
    ProviderVoices: {
      items: components["schemas"]["ProviderVoice"][];
    };
    PublishBody: {
      number?: number;
      version?: number;
    };
    PutCredentialsBody: {
      credentials: {
        [key: string]: string | null;
      };
      version?: number;
    };
    QueuedTranscription: {
      /** Format: uuid */
      call_id: string;
      /** @constant */
      status: "queued";
    };
    RejectVoiceAgentBody: {
      reason: string;
    };
    ReorderRoutingRulesBody: {
      after: string[];
      before: string[];
      /** Format: uuid */
      business_id: string;
    };
    Reservation: {
      call_id: string | null;
      confirmation_code: string;
      /** Format: date-time */
      created_at: string;
      /** Format: date */
      date: string;
      /** Format: date-time */
      ends_at: string;
      guest_name: string;
      guest_phone: string;
      /** Format: uuid */
      id: string;
      /** @default  */
      notes: string;
      party_size: number;
      /** Format: date-time */
      starts_at: string;
      status: components["schemas"]["ReservationStatus"];
      /** Format: uuid */
      table_id: string;
      table_name: string;
      time: string;
      /** Format: date-time */
      updated_at: string;
      version: number;
    };
    ReservationPage: {
      items: components["schemas"]["Reservation"][];
      page: number;
      page_size: number;
      total: number;
    };
    ReservationRules: {
      /** @default 60 */
      last_seating_before_close_minutes: number;
      /** @default 60 */
      max_days_ahead: number;
      /** @default 8 */
      max_party_size: number;
      /** @default 30 */
      min_notice_minutes: number;
      /** @default 1 */
      min_party_size: number;
      /** @default 90 */
      seating_minutes: number;
      /** @default 15 */
      slot_minutes: number;
    };
    /** @enum {string} */
    ReservationStatus: "booked" | "seated" | "completed" | "canceled" | "no_show";
    ReservationStatusBody: {
      status: components["schemas"]["ReservationStatus"];
    };
    ResetPassword: {
      /** Format: email */
      email?: string;
      new_password?: string;
      token?: string;
    };
    ResponseTimes: {
      p50_ms: number | null;
      p95_ms: number | null;
      responses: number;
    };
    Restaurant: {
      address: string;
      business_hours: components["schemas"]["WeeklyHours"];
      /** Format: date-time */
      created_at: string;
      forwarding_number: string | null;
      hours: components["schemas"]["OpeningHours"];
      hours_exceptions: components["schemas"]["HoursException"][];
      /** Format: uuid */
      id: string;
      kind: components["schemas"]["BusinessKind"];
      menu: {
        /** @default [] */
        allergens: string[];
        /** @default  */
        description: string;
        /** @default [] */
        diets: string[];
        /** Format: uuid */
        id: string;
        /** @default true */
        is_available: boolean;
        name: string;
        price: components["schemas"]["Money"];
        section: string;
      }[];
      name: string;
      phone_number: string | null;
      reservation_rules: components["schemas"]["ReservationRules"];
      settings: components["schemas"]["BusinessSettings"];
      specials: {
        /** @default  */
        description: string;
        /** Format: uuid */
        id: string;
        price?: components["schemas"]["Money"];
        title: string;
        /** Format: date */
        valid_from: string;
        /** Format: date */
        valid_until: string;
      }[];
      tables: {
        capacity: number;
        /** Format: uuid */
        id: string;
        is_active: boolean;
        name: string;
      }[];
      timezone: string;
      /** Format: date-time */
      updated_at: string;
      version: number;
    };
    RestoreKnowledgeBody: {
      version?: number;
    } | null;
    RollbackBody: {
      number?: number;
      /** @default false */
      restore_draft?: boolean;
      version?: number;
    };
    RoutingOrder: {
      items: components["schemas"]["RoutingRule"][];
    };
    RoutingOutcome: {
      /** @default null */
      agent_id: string | null;
      /** @constant */
      type: "agent";
    } | {
      /** @default 30 */
      ring_seconds: number;
      to: string;
      /** @constant */
      type: "forward";
      /** @default null */
      when_unanswered: components["schemas"]["UnansweredOutcome"] | null;
    } | components["schemas"]["VoicemailAction"] | {
      text: string;
      /** @constant */
      type: "message";
    } | {
      /**
      * @default busy
      * @enum {string}
      */
      reason: "busy" | "rejected";
      /** @constant */
      type: "reject";
    } | components["schemas"]["MenuOutcome"];
    RoutingOutcomeInput: {
      /** @default null */
      agent_id?: string | null;
      /** @constant */
      type: "agent";
    } | {
      /** @default 30 */
      ring_seconds?: number;
      to: string;
      /** @constant */
      type: "forward";
      /** @default null */
      when_unanswered?: components["schemas"]["UnansweredOutcomeInput"] | null;
    } | components["schemas"]["VoicemailActionInput"] | {
      text: string;
      /** @constant */
      type: "message";
    } | {
      /**
      * @default busy
      * @enum {string}
      */
      reason?: "busy" | "rejected";
      /** @constant */
      type: "reject";
    } | components["schemas"]["MenuOutcomeInput"];
    /** @enum {string} */
    RoutingPlace: "before" | "after";
    /** @enum {string} */
    RoutingReason: "blocked" | "caller" | "closed" | "hours" | "busy" | "call_volume" | "rule" | "forwarding" | "inactive" | "unanswered" | "menu" | "draining";
    RoutingRule: {
      /** Format: uuid */
      business_id: string;
      /** Format: date-time */
      created_at: string;
      /** Format: uuid */
      id: string;
      is_enabled: boolean;
      name: string;
      outcome: components["schemas"]["RoutingOutcome"];
      phone_number_id: string | null;
      place: components["schemas"]["RoutingPlace"];
      position: number;
      /** Format: date-time */
      updated_at: string;
      version: number;
      when: components["schemas"]["RoutingWhen"];
    };
    RoutingRulePage: {
      items: components["schemas"]["RoutingRule"][];
      page: number;
      page_size: number;
      total: number;
    };
    RoutingTrial: {
      agent: {
        /** Format: uuid */
        id: string;
        name: string;
      } | null;
      calls_last_hour: number;
      contact_tags: string[];
      /** @enum {string} */
      decided_by: "rule" | "settings" | "agent";
      is_open: boolean;
      outcome: components["schemas"]["RoutingOutcome"];
      reason: components["schemas"]["RoutingReason"] | null;
      rule: {
        /** Format: uuid */
        id: string;
        name: string;
      } | null;
      simultaneous_calls: number;
    };
    RoutingWhen: {
      callers?: components["schemas"]["CallerCondition"];
      calls_last_hour?: number;
      hours?: components["schemas"]["HoursCondition"];
      simultaneous_calls?: number;
    };
    RoutingWhenInput: {
      callers?: components["schemas"]["CallerConditionInput"];
      calls_last_hour?: number;
      hours?: components["schemas"]["HoursConditionInput"];
      simultaneous_calls?: number;
    };
    SayOnCallBody: {
      text: string;
    };
    SendTextBody: {
      body: string;
      /** Format: uuid */
      business_id: string;
      /** Format: uuid */
      contact_id?: string;
      from?: string;
      to?: string;
    };
    SlotDefinition: {
      choices?: string[];
      /** @default false */
      confirm: boolean;
      /** @enum {string} */
      kind: "date" | "time" | "party_size" | "name" | "phone" | "text" | "yes_no" | "choice" | "listing" | "code";
      name: string;
      prompt: string;
      reprompt?: string;
      suggestion?: string;
      suggestion_prompt?: string;
      /** @constant */
      within?: "opening_hours";
    };
    SlotDefinitionInput: {
      choices?: string[];
      /** @default false */
      confirm?: boolean;
      /** @enum {string} */
      kind: "date" | "time" | "party_size" | "name" | "phone" | "text" | "yes_no" | "choice" | "listing" | "code";
      name: string;
      prompt: string;
      reprompt?: string;
      suggestion?: string;
      suggestion_prompt?: string;
      /** @constant */
      within?: "opening_hours";
    };
    Special: {
      /** Format: date-time */
      created_at: string;
      /** @default  */
      description: string;
      /** Format: uuid */
      id: string;
      price?: components["schemas"]["Money"];
      title: string;
      /** Format: date-time */
      updated_at: string;
      /** Format: date */
      valid_from: string;
      /** Format: date */
      valid_until: string;
      version: number;
    };
    SpecialPage: {
      items: components["schemas"]["Special"][];
      page: number;
      page_size: number;
      total: number;
    };
    StartCallBody: {
      /** Format: uuid */
      agent_id?: string;
      /** Format: uuid */
      business_id: string;
      /** Format: uuid */
      contact_id?: string;
      from?: string;
      /** @default false */
      ignore_calling_window?: boolean;
      /** @default {} */
      machine?: components["schemas"]["MachineHandlingInput"];
      /** @default {} */
      metadata?: {
        [key: string]: string | number | boolean;
      };
      /** Format: uuid */
      phone_number_id?: string;
      /** @default  */
      purpose?: string;
      /** @default 30 */
      ring_seconds?: number;
      to?: string;
    };
    StartedCall: {
      /** Format: uuid */
      call_id: string;
      call_sid: string | null;
      /** @enum {string} */
      status: "initiated" | "queued";
    };
    StoredCredentials: {
      last_check: components["schemas"]["ProviderCheckResult"] | null;
      /** Format: date-time */
      updated_at: string;
      values: {
        name: string;
        value: string;
      }[];
      version: number;
    };
    TestAgentBody: {
      /** Format: date-time */
      at?: string;
      /** @default null */
      caller_number?: string | null;
      input?: string;
      message?: string;
      messages?: {
        /** @enum {string} */
        role: "caller" | "agent";
        text: string;
      }[];
      session?: string;
      /**
      * @default draft
      * @enum {string}
      */
      source?: "draft" | "published";
    };
    TestAgentResult: {
      duration_ms: number;
      ended: components["schemas"]["Disposition"] | null;
      messages: {
        /** @enum {string} */
        role: "caller" | "agent";
        text: string;
      }[];
      reply: string;
      session: string;
      /** @enum {string} */
      source: "draft" | "published";
      tool_calls: {
        arguments: {
          [key: string]: unknown;
        };
        code: string;
        /** @constant */
        simulated: true;
        tool: string;
        value: {
          [key: string]: unknown;
        };
      }[];
      transferred_to: string | null;
    };
    TextMessage: {
      body: string;
      call_id: string | null;
      /** Format: date-time */
      created_at: string;
      /** @enum {string} */
      direction: "inbound" | "outbound";
      error_code: number | null;
      error_detail: string | null;
      /** Format: uuid */
      id: string;
      media_count: number;
      message_sid: string | null;
      segments: number | null;
      sent_at: string | null;
      /** @enum {string} */
      status: "queued" | "sending" | "sent" | "delivered" | "undelivered" | "failed" | "received";
      /** Format: uuid */
      thread_id: string;
      user_id: string | null;
    };
    TextMessagePage: {
      items: components["schemas"]["TextMessage"][];
      page: number;
      page_size: number;
      total: number;
    };
    TextReplyBody: {
      body: string;
    };
    TextThread: {
      /** Format: uuid */
      business_id: string;
      contact_id: string | null;
      contact_name: string | null;
      /** Format: uuid */
      id: string;
      is_opted_out: boolean;
      /** Format: date-time */
      last_message_at: string;
      our_number: string;
      phone_number: string;
      preview: string;
      unread_count: number;
    };
    TextThreadPage: {
      items: components["schemas"]["TextThread"][];
      page: number;
      page_size: number;
      total: number;
    };
    ToggleVoiceAgentBody: {
      /** @enum {string} */
      status: "active" | "inactive";
    };
    TransferCallBody: {
      /** @default  */
      briefing?: string;
      line?: string;
      /**
      * @default cold
      * @enum {string}
      */
      mode?: "cold" | "warm";
      to: string;
    };
    TryRoutingBody: {
      /** Format: date-time */
      at?: string;
      /** Format: uuid */
      business_id: string;
      calls_last_hour?: number;
      /** @default null */
      from?: string | null;
      number: string;
      simultaneous_calls?: number;
    };
    Turn: {
      ended_at_ms: number;
      index: number;
      latency: components["schemas"]["TurnLatency"] | null;
      /** @enum {string} */
      speaker: "caller" | "agent";
      started_at_ms: number;
      text: string;
      was_interrupted: boolean;
    };
    TurnLatency: {
      dialogue_ms: number | null;
      endpointing_ms: number | null;
      stt_ms: number | null;
      tool_ms: number | null;
      total_ms: number | null;
      tts_ms: number | null;
    };
    TurnTaking: {
      /** @default 200 */
      barge_in_speech_ms: number;
      /** @default true */
      can_barge_in: boolean;
      /** @default 450 */
      finished_silence_ms: number;
      /** @default 2 */
      max_reminders: number;
      /** @default 750 */
      neutral_silence_ms: number;
      /** @default 8000 */
      reminder_after_ms: number;
      /** @default true */
      speculate: boolean;
      /** @default 1500 */
      unfinished_silence_ms: number;
    };
    UnansweredOutcome: {
      /** @default null */
      agent_id: string | null;
      /** @constant */
      type: "agent";
    } | components["schemas"]["VoicemailAction"] | {
      text: string;
      /** @constant */
      type: "message";
    };
    UnansweredOutcomeInput: {
      /** @default null */
      agent_id?: string | null;
      /** @constant */
      type: "agent";
    } | components["schemas"]["VoicemailActionInput"] | {
      text: string;
      /** @constant */
      type: "message";
    };
    UnavailableAction: {
      text: string;
      /** @constant */
      type: "message";
    } | {
      to: string;
      /** @constant */
      type: "forward";
    } | components["schemas"]["VoicemailAction"];
    UnavailableActionInput: {
      text: string;
      /** @constant */
      type: "message";
    } | {
      to: string;
      /** @constant */
      type: "forward";
    } | components["schemas"]["VoicemailActionInput"];
    UpdateAgentBody: {
      apology?: string;
      call_flow?: components["schemas"]["FlowInput"];
      /** @enum {string} */
      call_media?: "stream" | "gather";
      description?: string;
      elevenlabs_agent_id?: string | null;
      engine?: components["schemas"]["AgentEngine"];
      fallbacks?: {
        /** @default [] */
        llm?: components["schemas"]["ProviderChoice"][];
        /** @default [] */
        transcription?: components["schemas"]["ProviderChoice"][];
        /** @default [] */
        voice?: components["schemas"]["VoiceSettingsInput"][];
      };
      fillers?: string[];
      flow?: components["schemas"]["FlowInput"];
      greeting?: string;
      hold_thanks?: string;
      hosted?: {
        /** @default {} */
        settings?: {
          [key: string]: unknown;
        };
        websocket_url?: string;
      };
      is_active?: boolean;
      language?: string;
      llm?: {
        general_prompt?: string | null;
        high_priority?: boolean;
        max_tokens?: number | null;
        model?: string | null;
        provider?: string | null;
        retell_llm_id?: string | null;
        s2s_model?: string | null;
        temperature?: number;
      };
      max_duration_seconds?: number;
      model?: string | null;
      name?: string;
      outbound_greeting?: string | null;
      publish?: boolean;
      recording_consent?: string | null;
      recording_enabled?: boolean;
      /** @enum {string} */
      recording_source?: "engine" | "carrier";
      retell_agent_id?: string | null;
      retell_llm_id?: string | null;
      settings?: {
        max_tokens?: number | null;
        temperature?: number;
        tts_speed?: number;
      };
      status?: components["schemas"]["AgentStatus"];
      system_prompt?: string | null;
      time_limit_message?: string;
      tools?: string[];
      transcription?: {
        model?: string;
        provider: string;
        settings?: {
          [key: string]: unknown;
        };
      } | null;
      turn_taking?: {
        /** @default 200 */
        barge_in_speech_ms?: number;
        /** @default true */
        can_barge_in?: boolean;
        /** @default 450 */
        finished_silence_ms?: number;
        /** @default 2 */
        max_reminders?: number;
        /** @default 750 */
        neutral_silence_ms?: number;
        /** @default 8000 */
        reminder_after_ms?: number;
        /** @default true */
        speculate?: boolean;
        /** @default 1500 */
        unfinished_silence_ms?: number;
      };
      use_default_prompt?: boolean;
      version?: number;
      voice?: string | null;
      voice_id?: string | null;
      voice_settings?: {
        /** @enum {string} */
        gender?: "female" | "male";
        model?: string | null;
        provider?: string;
        settings?: {
          [key: string]: unknown;
        };
        /** @enum {string} */
        speed?: "slow" | "normal" | "fast";
      };
      voicemail_message?: string | null;
      wait_for_callee?: boolean;
    };
    UpdateApiKey: {
      name?: string;
      scopes?: components["schemas"]["ApiKeyScope"][];
      version?: number;
    };
    UpdateBusinessBody: {
      address?: string;
      business_hours?: components["schemas"]["WeeklyHoursInput"];
      forwarding_number?: string | null;
      hours_exceptions?: components["schemas"]["HoursException"][];
      name?: string;
      phone_number?: string | null;
      profile?: {
        [key: string]: unknown;
      };
      timezone?: string;
      version?: number;
    };
    UpdateContactBody: {
      do_not_call?: boolean;
      do_not_text?: boolean;
      email?: string | null;
      name?: string;
      notes?: string;
      phone_numbers?: string[];
      tags?: string[];
      version?: number;
    };
    UpdateDiningTableBody: {
      capacity?: number;
      is_active?: boolean;
      name?: string;
      version?: number;
    };
    UpdateFlowBody: {
      flow: components["schemas"]["FlowInput"];
      version?: number;
    };
    UpdateKnowledgeBody: {
      content?: string;
      elevenlabs_kb_id?: string | null;
      is_active?: boolean;
      name?: string;
      type?: string;
      version?: number;
    };
    UpdateLeadBody: {
      budget?: string | null;
      interest?: string;
      name?: string;
      notes?: string;
      phone?: string;
      source?: string;
      /** @enum {string} */
      stage?: "new" | "contacted" | "qualified" | "won" | "lost";
      timeline?: string | null;
      version?: number;
    };
    UpdateListingBody: {
      address?: string;
      area_square_feet?: number | null;
      bathrooms?: number;
      bedrooms?: number;
      description?: string;
      kind?: string;
      /** @enum {string} */
      offer?: "sale" | "rent";
      price?: {
        amount_minor: number;
        currency: string;
      };
      reference?: string;
      /** @enum {string} */
      status?: "active" | "under_offer" | "sold" | "withdrawn";
      version?: number;
    };
    UpdateMember: {
      /** @enum {string} */
      role: "owner" | "manager" | "staff";
    };
    UpdateMenuItemBody: {
      allergens?: string[];
      description?: string;
      diets?: string[];
      is_available?: boolean;
      name?: string;
      price?: components["schemas"]["Money"];
      section?: string;
      version?: number;
    };
    UpdateOrderBody: {
      customer_name?: string;
      customer_phone?: string;
      items?: components["schemas"]["OrderItemBody"][];
      notes?: string;
      /** Format: date-time */
      pickup_at?: string;
      status?: components["schemas"]["OrderStatus"];
      version?: number;
    };
    UpdatePhoneNumberBody: {
      agent_id?: string | null;
      assigned_agent_id?: string | null;
      business_id?: string | null;
      carrier_number_id?: string | null;
      label?: string;
      /** @enum {string} */
      status?: "active" | "inactive" | "unassigned";
      version?: number;
    };
    UpdateReservationBody: {
      /** Format: date */
      date?: string;
      guest_name?: string;
      guest_phone?: string;
      notes?: string;
      party_size?: number;
      time?: string;
      version?: number;
    };
    UpdateRestaurantBody: {
      address?: string;
      business_hours?: components["schemas"]["WeeklyHoursInput"];
      forwarding_number?: string | null;
      hours_exceptions?: components["schemas"]["HoursException"][];
      name?: string;
      phone_number?: string | null;
      reservation_rules?: {
        /** @default 60 */
        last_seating_before_close_minutes?: number;
        /** @default 60 */
        max_days_ahead?: number;
        /** @default 8 */
        max_party_size?: number;
        /** @default 30 */
        min_notice_minutes?: number;
        /** @default 1 */
        min_party_size?: number;
        /** @default 90 */
        seating_minutes?: number;
        /** @default 15 */
        slot_minutes?: number;
      };
      timezone?: string;
      version?: number;
    };
    UpdateRoutingRuleBody: {
      is_enabled?: boolean;
      name?: string;
      outcome?: components["schemas"]["RoutingOutcomeInput"];
      phone_number_id?: string | null;
      place?: components["schemas"]["RoutingPlace"];
      position?: number;
      version?: number;
      when?: components["schemas"]["RoutingWhenInput"];
    };
    UpdateSettingsBody: {
      allowed_countries?: string[];
      /** @default true */
      answer_when_closed?: boolean;
      calling_window?: components["schemas"]["CallingWindowInput"];
      /** @default [] */
      facts?: {
        answer: string;
        topic: string;
      }[];
      forwarding?: components["schemas"]["CallForwardingInput"];
      keep_recordings_at_carrier?: boolean;
      keep_voicemail_at_carrier?: boolean;
      max_outbound_calls?: number;
      max_texts_per_hour?: number;
      recording_retention_days?: number;
      /** @enum {string} */
      text_answering?: "staff" | "agent";
      version?: number;
      when_closed?: components["schemas"]["UnavailableActionInput"];
      when_inactive?: components["schemas"]["UnavailableActionInput"];
      when_unanswered?: {
        text: string;
        /** @constant */
        type: "message";
      } | components["schemas"]["VoicemailActionInput"];
    };
    UpdateSpecialBody: {
      description?: string;
      price?: components["schemas"]["Money"] | null;
      title?: string;
      /** Format: date */
      valid_from?: string;
      /** Format: date */
      valid_until?: string;
      version?: number;
    };
    UpdateUser: {
      /** Format: email */
      email?: string;
      first_name?: string | null;
      is_active?: boolean;
      last_name?: string | null;
      memberships?: {
        /** Format: uuid */
        business_id: string;
        /** @enum {string} */
        role: "owner" | "manager" | "staff";
      }[];
      password?: string;
      /** @enum {string} */
      role?: "admin" | "member";
      username?: string | null;
      version?: number;
    };
    UpdateViewingBody: {
      notes?: string;
      /** @enum {string} */
      status?: "booked" | "completed" | "canceled" | "no_show";
      version?: number;
      visitor_name?: string;
      visitor_phone?: string;
    };
    UpdateVoiceAgentBody: {
      name?: string;
      settings?: {
        custom_commands?: string[];
        greeting_message?: string;
        language?: string;
        recording_enabled?: boolean;
        /** @enum {string} */
        voice_gender?: "female" | "male";
        /** @enum {string} */
        voice_speed?: "slow" | "normal" | "fast";
      };
      system_prompt?: string | null;
      use_default_prompt?: boolean;
    };
    UpdateWebhookBody: {
      description?: string;
      events?: components["schemas"]["WebhookEvent"][];
      is_active?: boolean;
      url?: string;
      version?: number;
    };
    Usage: {
      audio_ms?: number;
      cached_tokens?: number;
      characters?: number;
      input_tokens?: number;
      model: string;
      output_tokens?: number;
      provider: string;
      /** @enum {string} */
      service: "transcription" | "voice" | "llm" | "hosted";
    };
    User: {
      /** Format: date-time */
      created_at: string;
      email: string;
      email_verified: boolean;
      first_name: string | null;
      /** Format: uuid */
      id: string;
      is_active: boolean;
      last_name: string | null;
      memberships: {
        /** Format: uuid */
        business_id: string;
        business_name: string;
        /** @enum {string} */
        role: "owner" | "manager" | "staff";
      }[];
      /** @enum {string} */
      role: "admin" | "member";
      /** Format: date-time */
      updated_at: string;
      username: string | null;
      version: number;
    };
    UserPage: {
      items: components["schemas"]["User"][];
      page: number;
      page_size: number;
      total: number;
    };
    VersionedSettings: {
      allowed_countries?: string[];
      /** @default true */
      answer_when_closed: boolean;
      calling_window?: components["schemas"]["CallingWindow"];
      /** @default [] */
      facts: {
        answer: string;
        topic: string;
      }[];
      forwarding?: components["schemas"]["CallForwarding"];
      keep_recordings_at_carrier?: boolean;
      keep_voicemail_at_carrier?: boolean;
      max_outbound_calls?: number;
      max_texts_per_hour?: number;
      recording_retention_days?: number;
      /** @enum {string} */
      text_answering?: "staff" | "agent";
      version: number;
      when_closed?: components["schemas"]["UnavailableAction"];
      when_inactive?: components["schemas"]["UnavailableAction"];
      when_unanswered?: {
        text: string;
        /** @constant */
        type: "message";
      } | components["schemas"]["VoicemailAction"];
    };
    Viewing: {
      address: string;
      call_id: string | null;
      contact_id: string | null;
      /** Format: date-time */
      created_at: string;
      /** Format: date */
      date: string;
      /** Format: date-time */
      ends_at: string;
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      listing_id: string;
      listing_reference: string;
      notes: string;
      /** Format: date-time */
      starts_at: string;
      /** @enum {string} */
      status: "booked" | "completed" | "canceled" | "no_show";
      time: string;
      /** Format: date-time */
      updated_at: string;
      version: number;
      visitor_name: string;
      visitor_phone: string;
    };
    ViewingPage: {
      items: components["schemas"]["Viewing"][];
      page: number;
      page_size: number;
      total: number;
    };
    VoiceAgent: {
      /** Format: uuid */
      id: string;
      name: string;
      phone_number: string | null;
      phone_number_id: string | null;
      /** Format: uuid */
      real_estate_agent_id: string;
      settings: components["schemas"]["VoiceAgentSettings"];
      /** @enum {string} */
      status: "active" | "inactive" | "pending_setup";
      system_prompt: string | null;
      use_default_prompt: boolean;
    };
    VoiceAgentApproval: {
      number_problem: string | null;
      phone_number: string | null;
      /** @enum {string} */
      status: "active" | "pending_setup";
      /** Format: uuid */
      voice_agent_id: string;
    };
    VoiceAgentCall: {
      answered_at: string | null;
      contact_id: string | null;
      contact_name: string | null;
      /** Format: date-time */
      created_at: string;
      /** @enum {string} */
      direction: "inbound" | "outbound" | "web";
      duration_seconds: number;
      ended_at: string | null;
      from_number: string | null;
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      real_estate_agent_id: string;
      recording_url: string | null;
      started_at: string | null;
      /** @enum {string} */
      status: "queued" | "initiated" | "ringing" | "in-progress" | "completed" | "failed" | "busy" | "no-answer" | "canceled";
      to_number: string | null;
      transcript: string | null;
      twilio_call_sid: string | null;
      voice_agent_id: string | null;
    };
    VoiceAgentCallPage: {
      items: components["schemas"]["VoiceAgentCall"][];
      page: number;
      page_size: number;
      total: number;
    };
    VoiceAgentRecording: {
      recording_sid: string | null;
      recording_url: string;
    };
    VoiceAgentRejection: {
      /** @constant */
      status: "rejected";
    };
    VoiceAgentRequest: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      real_estate_agent_id: string;
      real_estate_agent_name: string;
      rejection_reason: string | null;
      /** Format: date-time */
      requested_at: string;
      requested_by: string | null;
      reviewed_at: string | null;
      reviewed_by: string | null;
      /** @enum {string} */
      status: "pending" | "approved" | "rejected";
      voice_agent_id: string | null;
    };
    VoiceAgentRequested: {
      /** Format: uuid */
      request_id: string;
      /** @constant */
      status: "pending";
    };
    VoiceAgentSettings: {
      custom_commands: string[];
      greeting_message: string;
      language: string;
      recording_enabled: boolean;
      /** @enum {string} */
      voice_gender: "female" | "male";
      /** @enum {string} */
      voice_speed: "slow" | "normal" | "fast";
    };
    VoiceAgentStats: {
      average_duration_seconds: number;
      calls_by_day: {
        count: number;
        /** Format: date */
        date: string;
      }[];
      calls_by_status: {
        [key: string]: number;
      };
      completed_calls: number;
      failed_calls: number;
      /** @enum {string} */
      period: "day" | "week" | "month";
      total_calls: number;
      total_duration_seconds: number;
    };
    VoiceAgentStatus: {
      rejection_reason: string | null;
      /** @enum {string} */
      status: "pending" | "approved" | "rejected";
    };
    VoiceAgentTranscript: {
      transcript: string;
    };
    VoicemailAction: {
      /** @default null */
      greeting: string | null;
      /** @default 120 */
      max_seconds: number;
      /** @constant */
      type: "voicemail";
    };
    VoicemailActionInput: {
      /** @default null */
      greeting?: string | null;
      /** @default 120 */
      max_seconds?: number;
      /** @constant */
      type: "voicemail";
    };
    VoiceSettings: {
      /**
      * @default female
      * @enum {string}
      */
      gender: "female" | "male";
      model?: string;
      /** @default local */
      provider: string;
      rate?: number;
      settings?: {
        [key: string]: unknown;
      };
      /**
      * @default normal
      * @enum {string}
      */
      speed: "slow" | "normal" | "fast";
      voice_id?: string;
    };
    VoiceSettingsInput: {
      /**
      * @default female
      * @enum {string}
      */
      gender?: "female" | "male";
      model?: string;
      /** @default local */
      provider?: string;
      rate?: number;
      settings?: {
        [key: string]: unknown;
      };
      /**
      * @default normal
      * @enum {string}
      */
      speed?: "slow" | "normal" | "fast";
      voice_id?: string;
    };
    Webhook: {
      /** Format: uuid */
      business_id: string;
      /** Format: date-time */
      created_at: string;
      description: string;
      events: components["schemas"]["WebhookEvent"][];
      /** Format: uuid */
      id: string;
      is_active: boolean;
      kind: components["schemas"]["WebhookKind"];
      /** Format: date-time */
      updated_at: string;
      url: string;
      version: number;
    };
    /** @enum {string} */
    WebhookEvent: "call.started" | "call.ended" | "call.analyzed" | "reservation.booked" | "reservation.changed" | "reservation.canceled" | "order.created" | "lead.created" | "viewing.booked" | "agent.published";
    /** @enum {string} */
    WebhookKind: "events" | "tool";
    WebhookPage: {
      items: components["schemas"]["Webhook"][];
      page: number;
      page_size: number;
      total: number;
    };
    WebhookWithSecret: {
      /** Format: uuid */
      business_id: string;
      /** Format: date-time */
      created_at: string;
      description: string;
      events: components["schemas"]["WebhookEvent"][];
      /** Format: uuid */
      id: string;
      is_active: boolean;
      kind: components["schemas"]["WebhookKind"];
      secret: string;
      /** Format: date-time */
      updated_at: string;
      url: string;
      version: number;
    };
    WeeklyHours: {
      /** @default [] */
      friday: components["schemas"]["OpenInterval"][];
      /** @default [] */
      monday: components["schemas"]["OpenInterval"][];
      /** @default [] */
      saturday: components["schemas"]["OpenInterval"][];
      /** @default [] */
      sunday: components["schemas"]["OpenInterval"][];
      /** @default [] */
      thursday: components["schemas"]["OpenInterval"][];
      /** @default [] */
      tuesday: components["schemas"]["OpenInterval"][];
      /** @default [] */
      wednesday: components["schemas"]["OpenInterval"][];
    };
    WeeklyHoursInput: {
      /** @default [] */
      friday?: components["schemas"]["OpenInterval"][];
      /** @default [] */
      monday?: components["schemas"]["OpenInterval"][];
      /** @default [] */
      saturday?: components["schemas"]["OpenInterval"][];
      /** @default [] */
      sunday?: components["schemas"]["OpenInterval"][];
      /** @default [] */
      thursday?: components["schemas"]["OpenInterval"][];
      /** @default [] */
      tuesday?: components["schemas"]["OpenInterval"][];
      /** @default [] */
      wednesday?: components["schemas"]["OpenInterval"][];
    };
  };
  responses: {
    /** @description What was wrong, as problem details (RFC 9457) */
    Failure: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/problem+json": components["schemas"]["Problem"];
      };
    };
  };
  parameters: {
    /** @description Any text without spaces. A repeat within a day gets the first answer and does nothing again. */
    IdempotencyKey: string;
    /** @description The `ETag` that came with what is changed: refused with 412 when it was changed since. May be sent as `version` in the body instead; what has no version takes no notice. */
    IfMatch: string;
  };
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
